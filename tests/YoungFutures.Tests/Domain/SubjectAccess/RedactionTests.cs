using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.SubjectAccess;

namespace YoungFutures.Tests.Domain.SubjectAccess;

public sealed class RedactionTests
{
    private static RecordSaid Said(params (string Column, string Text)[] said) => new(Guid.NewGuid(), [.. said.Select(one => new Said(one.Column, ColumnClass.Told, one.Text, one.Text))]);

    [Theory]
    [InlineData("Ann said so. ann knows.", "Ann", "[…] said so. […] knows.")]
    [InlineData("Ann", "Ann", "[…]")]
    [InlineData("aaa", "aa", "[…]")]
    [InlineData("Tŷ Mawr, Tŷ Bach", "Tŷ", "[…] Mawr, […] Bach")]
    public void A_passage_is_taken_out_wherever_it_stands(string text, string passage, string left)
    {
        var redaction = Redaction.Of(Said(("Text", text)), [], [passage]);
        Assert.Equal(left, Redaction.Read(redaction.ToString()).Apply("Text", text, "[…]"));
    }

    [Fact]
    public void Passages_that_overlap_are_taken_out_as_one()
    {
        var redaction = Redaction.Of(Said(("Text", "His uncle Ivor Pritchard drinks.")), [], ["uncle Ivor", "Ivor Pritchard"]);
        Assert.Equal("His […] drinks.", redaction.Apply("Text", "His uncle Ivor Pritchard drinks.", "[…]"));
    }

    [Fact]
    public void What_is_kept_of_a_redaction_holds_no_word_of_what_is_taken_out()
    {
        var redaction = Redaction.Of(Said(("Text", "His uncle Ivor drinks."), ("Why", "Ivor")), ["Why"], ["Ivor"]);
        Assert.DoesNotContain("Ivor", redaction.ToString(), StringComparison.Ordinal);
        Assert.True(redaction.TakesWhole("Why"));
        Assert.Equal("…", redaction.Apply("Why", "Ivor", "…"));
    }

    [Fact]
    public void A_passage_that_stands_nowhere_is_refused_and_a_column_that_is_not_there_is_left_out()
    {
        Assert.Throws<Refused>(() => Redaction.Of(Said(("Text", "Nothing here.")), [], ["Ivor"]));
        Assert.True(Redaction.Of(Said(("Text", "Nothing here.")), ["Other"], [" ", ""]).IsEmpty);
    }

    [Fact]
    public void The_mark_changes_with_what_is_said_and_differs_from_item_to_item()
    {
        var item = Guid.NewGuid();
        Assert.Equal(Said(("Text", "One")).MarkFor(item), Said(("Text", "One")).MarkFor(item));
        Assert.NotEqual(Said(("Text", "One")).MarkFor(item), Said(("Text", "Two")).MarkFor(item));
        Assert.NotEqual(Said(("Text", "One")).MarkFor(item), Said(("Text", "One")).MarkFor(Guid.NewGuid()));
    }
}
