"""Plans get a state and rows for their regions. Until now every plan was public: they stay so."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def write_regions(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A row for each region that the plan's JSON names."""
    plan_region = apps.get_model("plans", "PlanRegion")
    for pk, regions in apps.get_model("plans", "Plan").objects.values_list("pk", "regions"):
        plan_region.objects.bulk_create(
            plan_region(plan_id=pk, region=region) for region in sorted(set(regions))
        )


_STATES = [("draft", "Draft"), ("shared", "Shared"), ("published", "Published")]


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="state",
            field=models.CharField(choices=_STATES, default="published", max_length=9),
        ),
        migrations.AlterField(
            model_name="plan",
            name="state",
            field=models.CharField(choices=_STATES, default="draft", max_length=9),
        ),
        migrations.CreateModel(
            name="PlanRegion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("region", models.CharField(db_index=True, max_length=5)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="region_rows",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["plan", "region"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "region"), name="region_of_plan_once")
                ],
            },
        ),
        migrations.RunPython(write_regions, migrations.RunPython.noop),
    ]
