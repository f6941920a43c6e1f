"""The form of an item: values as inputs, inputs as values, and how a field is drawn.

Inputs are named `<field>`, `<field>.id` and `<field>.en` for words in two languages, and
`<field>.<row>.<column>` inside a table; a group puts its fields behind a dot.
"""
