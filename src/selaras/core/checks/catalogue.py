"""The register of rules: one line for each, in the order of their codes within a bundle."""

from functools import cache
from importlib import import_module

from selaras.core.checks.rule import Bundle, Rule
from selaras.core.text import Text

BUNDLES: tuple[Bundle, ...] = (
    Bundle("period", Text(id="Periode", en="Period")),
    Bundle("documents", Text(id="Dokumen dan dasar hukum", en="Documents and legal basis")),
    Bundle("bodies", Text(id="Kelembagaan", en="Bodies")),
    Bundle("facts", Text(id="Fakta dan kesiapan", en="Facts and readiness")),
    Bundle("finance", Text(id="Keuangan daerah", en="Regional finance")),
    Bundle("gaps", Text(id="Kesenjangan", en="Gaps")),
    Bundle("swot", Text(id="SWOT dan strategi", en="SWOT and strategies")),
    Bundle("dimensions", Text(id="Dimensi dan subdimensi", en="Dimensions and sub-dimensions")),
    Bundle("vision", Text(id="Visi dan slogan", en="Vision and slogan")),
    Bundle("objectives", Text(id="Sasaran", en="Objectives")),
    Bundle("indicators", Text(id="Indikator", en="Indicators")),
    Bundle("programmes", Text(id="Program", en="Programmes")),
    Bundle("budgets", Text(id="Anggaran program", en="Programme budgets")),
    Bundle("actions", Text(id="Rencana aksi", en="Action plan")),
    Bundle("quick_wins", Text(id="Quick win", en="Quick wins")),
)

_FILES: tuple[str, ...] = (
    # period
    "period.period_printed_differently",
    "period.period_too_long",
    "period.review_outside_period",
    "period.long_plan_without_review",
    "period.programme_outside_period",
    "period.target_outside_period",
    "period.action_outside_period",
    "period.quick_win_stage_outside_period",
    "period.budget_year_outside_period",
    # documents
    "documents.rpjmd_ends_before_plan",
    "documents.plan_without_rpjmd",
    "documents.plan_without_rpjmn",
    "documents.rpjmn_outside_period",
    "documents.plan_without_regulation",
    "documents.legal_basis_without_number",
    "documents.planning_document_without_period",
    "documents.goal_nobody_serves",
    "documents.replaced_regulation_cited",
    # bodies
    "bodies.plan_without_council",
    "bodies.plan_without_team",
    "bodies.body_without_decree",
    "bodies.body_without_chair",
    "bodies.plan_without_forum",
    "bodies.dimension_without_working_group",
    "bodies.working_group_without_dimension",
    # facts
    "facts.fact_without_source",
    "facts.fact_without_year",
    "facts.number_without_unit",
    "facts.same_fact_two_values",
    "facts.parts_do_not_add_up",
    "facts.element_without_fact",
    "facts.stale_fact",
    "facts.unknown_sub_element",
    "facts.percentage_out_of_range",
    # finance
    "finance.accounts_do_not_add_up",
    "finance.unknown_account",
    "finance.too_few_years",
    "finance.realisation_without_budget",
    "finance.year_without_ceiling",
    "finance.ceiling_beyond_budget",
    "finance.revenue_or_expenditure_missing",
    # gaps
    "gaps.sub_dimension_without_gap",
    "gaps.gap_without_fact",
    "gaps.gap_without_programme",
    "gaps.gap_says_nothing",
    # swot
    "swot.factor_without_evidence",
    "swot.element_without_factor",
    "swot.quadrant_empty",
    "swot.strategy_without_initiative",
    "swot.strategy_of_wrong_kind",
    "swot.factor_never_used",
    "swot.weights_do_not_add_up",
    "swot.same_statement_twice",
    # dimensions
    "dimensions.unknown_dimension",
    "dimensions.sub_dimension_of_another",
    "dimensions.foreign_dimension_name",
    "dimensions.dimension_without_objective",
    "dimensions.sub_dimension_without_objective",
    "dimensions.dimension_without_programme",
    "dimensions.sub_dimension_without_programme",
    "dimensions.dimension_without_quick_win",
    # vision
    "vision.plan_without_vision",
    "vision.slogan_letter_unexplained",
    "vision.slogan_word_of_other_letter",
    "vision.mission_without_objective",
    "vision.dimension_without_mission",
    # objectives
    "objectives.objective_without_indicator",
    "objectives.objective_without_programme",
    "objectives.objective_without_link",
    "objectives.objective_without_mission",
    "objectives.same_objective_twice",
    # indicators
    "indicators.indicator_without_unit",
    "indicators.indicator_without_definition",
    "indicators.indicator_without_baseline",
    "indicators.indicator_without_source",
    "indicators.indicator_without_owner",
    "indicators.indicator_without_direction",
    "indicators.indicator_without_targets",
    "indicators.target_against_direction",
    "indicators.target_missing_for_year",
    "indicators.target_no_better_than_baseline",
    "indicators.baseline_after_target",
    "indicators.doubled_target_year",
    "indicators.percentage_target_out_of_range",
    # programmes
    "programmes.programme_without_owner",
    "programmes.programme_without_output",
    "programmes.programme_without_objective",
    "programmes.programme_without_code",
    "programmes.malformed_code",
    "programmes.unknown_code_book",
    "programmes.superseded_code_book",
    "programmes.code_of_unknown_affair",
    "programmes.programme_without_years",
    "programmes.nearly_same_programme_twice",
    "programmes.dependency_cycle",
    "programmes.depends_on_later_programme",
    "programmes.programme_without_kind",
    "programmes.programme_without_risk",
    "programmes.output_without_target",
    "programmes.output_target_outside_programme",
    # budgets
    "budgets.total_does_not_add_up",
    "budgets.programme_without_budget",
    "budgets.activity_year_without_budget",
    "budgets.budget_outside_programme_years",
    "budgets.unknown_fund",
    "budgets.year_over_ceiling",
    "budgets.same_year_and_fund_twice",
    "budgets.amount_in_wrong_unit",
    # actions
    "actions.regulation_without_year",
    "actions.action_part_empty",
    "actions.action_without_owner",
    "actions.action_without_year",
    "actions.action_without_output",
    # quick_wins
    "quick_wins.plan_without_quick_win",
    "quick_wins.quick_win_without_stages",
    "quick_wins.quick_win_without_first_year",
    "quick_wins.quick_win_without_budget",
    "quick_wins.quick_win_without_risk",
    "quick_wins.quick_win_without_sustainability",
    "quick_wins.quick_win_without_owner",
    "quick_wins.quick_win_of_other_dimension",
    "quick_wins.stopped_without_reason",
    "quick_wins.stage_months_reversed",
    "quick_wins.quick_win_too_long",
    "quick_wins.quick_win_without_measure",
)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the register."""
    return tuple(import_module(f"selaras.core.checks.rules.{file}").RULE for file in _FILES)


@cache
def _by_code() -> dict[str, tuple[str, Rule]]:
    return {rule.code: (file, rule) for file, rule in zip(_FILES, rules(), strict=True)}


def rule(code: str) -> Rule | None:
    """The rule with that code."""
    found = _by_code().get(code.upper())
    return found[1] if found else None


def file_of(code: str) -> str:
    """Where a rule stands: `indicators.indicator_without_baseline`."""
    return _by_code()[code][0]


def bundle_of(code: str) -> Bundle:
    """The bundle a rule belongs to."""
    folder = file_of(code).split(".")[0]
    return next(bundle for bundle in BUNDLES if bundle.folder == folder)
