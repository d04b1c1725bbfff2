"""What language engines are told of a tool."""

from langchain_core.utils.function_calling import convert_to_openai_tool

from tools.expenses.functions import add_expense, record_payment


def test_arguments_that_are_words_of_pythons_are_told_by_their_names() -> None:
    told = convert_to_openai_tool(record_payment)["function"]
    assert told["parameters"]["required"] == ["from", "to", "amount"]
    assert "except" in convert_to_openai_tool(add_expense)["function"]["parameters"]["properties"]
    assert told["name"] == "record_payment"
    assert told["description"].startswith("Record money")
