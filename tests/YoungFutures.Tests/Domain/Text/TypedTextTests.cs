using System.Text;
using CsCheck;
using Xunit;
using YoungFutures.Domain.Text;

namespace YoungFutures.Tests.Domain.Text;

public sealed class TypedTextTests
{
    private const string WelshFlag = "\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F";

    [Theory]
    [InlineData("  Siân  ", "Siân")]
    [InlineData("Sia\u0302n", "Siân")]
    [InlineData("w\u0302r", "ŵr")]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("a\r\r\nb", "a\n\nb")]
    [InlineData("a\u2028b\u2029c\u0085d\u000Be", "a\nb\nc\nd\ne")]
    [InlineData("one\ttwo", "one\ttwo")]
    [InlineData("nul\0l", "null")]
    [InlineData("be\u0007ll\u001b[31m\u007f\u009b", "bell[31m")]
    [InlineData("invoice\u202Egnp.exe", "invoicegnp.exe")]
    [InlineData("\u2066a\u2069\u202Ab\u202C", "ab")]
    [InlineData("\uFEFFtext", "text")]
    [InlineData("מוחמד محمد", "מוחמד محمد")]
    [InlineData("\u200Fשלום\u200F", "\u200Fשלום\u200F")]
    [InlineData("👨‍👩‍👧 family", "👨‍👩‍👧 family")]
    [InlineData(WelshFlag, WelshFlag)]
    [InlineData(" \u200B\u200D\u3164\u00A0", "")]
    [InlineData("\0\u0001", "")]
    [InlineData("", "")]
    public void Typed_text_keeps_what_it_says_and_loses_what_could_do_harm(string typed, string kept) =>
        Assert.Equal(kept, TypedText.Clean(typed));

    [Theory]
    [InlineData("  Mary\t Ann \r\n Jones ", "Mary Ann Jones")]
    [InlineData("non\u00A0breaking\u2003space", "non breaking space")]
    [InlineData("two\0 \0words", "two words")]
    public void A_name_is_one_line_with_one_space_between_words(string typed, string kept) =>
        Assert.Equal(kept, TypedText.CleanLine(typed));

    [Fact]
    public void Half_an_emoji_becomes_a_mark_that_can_be_stored() => Assert.Equal("half\uFFFD!", TypedText.Clean("half\uD83D!"));

    [Fact]
    public void Nothing_stays_nothing()
    {
        Assert.Null(TypedText.Clean(null));
        Assert.Null(TypedText.CleanLine(null));
    }

    [Fact]
    public void Cleaning_twice_changes_nothing() => Any.Text.Sample(text =>
    {
        var once = TypedText.Clean(text);
        var line = TypedText.CleanLine(text);
        return TypedText.Clean(once) == once && TypedText.CleanLine(line) == line;
    });

    [Fact]
    public void Cleaned_text_has_no_control_no_turned_direction_no_blank_ends_and_is_composed() => Any.Text.Sample(text =>
    {
        var clean = TypedText.Clean(text);
        Assert.True(clean.IsNormalized(NormalizationForm.FormC));
        Assert.Equal(clean.Trim(), clean);
        Assert.DoesNotContain(clean, c => char.IsControl(c) && c is not ('\n' or '\t'));
        Assert.DoesNotContain(clean, c => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFEFF');
        Assert.Equal(clean, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(clean)));
        Assert.DoesNotContain('\n', TypedText.CleanLine(text));
    });

    [Fact]
    public void Plain_letters_of_any_script_come_through_untouched() =>
        Gen.String[Gen.OneOf("aŵŷâêîôûïÿłøßçñжमλ한中あéÁ0-'’.,".ToCharArray())].Sample(text =>
            TypedText.Clean(text) == text.Normalize(NormalizationForm.FormC));

    [Fact]
    public void A_letter_keeps_at_most_thirty_marks_however_many_are_pasted()
    {
        var marks = string.Concat(Enumerable.Repeat("\u0301\u0323", 50_000));
        var clean = TypedText.Clean("e" + marks + "nd");
        Assert.EndsWith("nd", clean);
        Assert.InRange(clean.Length, 20, 40);
    }

    [Fact]
    public void Truncation_never_halves_an_emoji()
    {
        Assert.Equal("ab", TypedText.Truncate("ab😀", 3));
        Assert.Equal("ab😀", TypedText.Truncate("ab😀", 4));
        Assert.Equal("", TypedText.Truncate("😀", 1));
        Assert.Equal("", TypedText.Truncate("abc", 0));
    }
}
