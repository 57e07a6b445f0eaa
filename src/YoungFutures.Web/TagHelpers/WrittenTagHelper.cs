using Microsoft.AspNetCore.Razor.TagHelpers;
using YoungFutures.Domain.Text;

namespace YoungFutures.Web.TagHelpers;

/// <summary>
/// What somebody typed, marked as theirs on whichever element carries <c>as-written</c>: it keeps its lines, says in which language it is where its words tell, is never translated by a machine, and is known from
/// what the product itself says.
/// </summary>
[HtmlTargetElement("*", Attributes = Mark)]
public sealed class WrittenTagHelper : TagHelper
{
    private const string Mark = "as-written";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll(Mark);
        var before = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(before) ? "yf-as-written" : $"{before} yf-as-written");
        output.Attributes.SetAttribute("translate", "no");
        if (output.Attributes.ContainsName("lang")) return;
        var written = await output.GetChildContentAsync();
        if (TypedLanguage.Of(written.GetContent(NullHtmlEncoder.Default)) is { } language) output.Attributes.SetAttribute("lang", language);
    }
}
