using CsCheck;

namespace YoungFutures.Tests.Domain;

/// <summary>Generated values that go where typed ones go wrong.</summary>
internal static class Any
{
    /// <summary>Words of many scripts mixed with every kind of character that has ever broken a form, halves of surrogate pairs included.</summary>
    public static readonly Gen<string> Text =
        Gen.OneOf(
                Gen.OneOf(
                    "Siôn", "ŵ", "ŷ", "w\u0302", "Ffion", "ap", "O’Brien", "-", "–", "'", "\u2019", " ", "\t", "\r\n", "\n", "\0", "\u0001", "\u0085",
                    "\u202E", "\u2066", "\u2069", "\u200D", "\u200B", "\uFEFF", "\uFFFF", "\u0301", "\u0344", "\u0323", "\u0958", "ﷺ", "ﬁ", "ß", "ł", "Ø",
                    "محمد", "שרה", "王", "한", "\u1100\u1161", "👩‍👩‍👧", "🏴", "\uD83D", "\uDE00", "<b>", "&amp;", "%00", "İ", "ı", "Ǆ", "12", "\U0001E943"),
                Gen.Char.Select(c => c.ToString()),
                Gen.Char[' ', '~'].Select(c => c.ToString()))
            .Array[0, 40].Select(string.Concat);

    /// <summary>Every day there is.</summary>
    public static readonly Gen<DateOnly> Day =
        Gen.Int[DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);

    /// <summary>Days in the years the product lives in, bank holidays known and not yet known.</summary>
    public static readonly Gen<DateOnly> RecentDay =
        Gen.Int[new DateOnly(2018, 1, 1).DayNumber, new DateOnly(2032, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);
}
