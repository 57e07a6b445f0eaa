using System.Globalization;
using Microsoft.AspNetCore.Html;
using YoungFutures.Domain.Text;

namespace YoungFutures.Web.TagHelpers;

/// <summary>A phrase of ours around something that somebody typed, which is marked as theirs like whatever carries <c>as-written</c>.</summary>
public static class AsWritten
{
    /// <param name="phrase">In the reader’s language, with its places not filled.</param>
    /// <param name="typed">For the place {0}.</param>
    /// <param name="others">For the places after it; what is not theirs as well.</param>
    public static IHtmlContent In(string phrase, string? typed, params string?[] others)
    {
        var whole = new HtmlContentBuilder();
        // The place stays, so that the rest can be filled in by number whatever the order of the two languages.
        var halves = string.Format(CultureInfo.CurrentCulture, phrase, ["\0", .. others]).Split('\0');
        whole.Append(halves[0]);
        foreach (var half in halves[1..]) whole.AppendHtml(Draw.Tag("span", "yf-as-written", typed, ("translate", "no"), ("lang", TypedLanguage.Of(typed)))).Append(half);
        return whole;
    }
}
