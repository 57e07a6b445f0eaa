using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.TagHelpers;

/// <summary>The way back to a list leads to it as it was last looked through: narrowed, and on that page of it.</summary>
[HtmlTargetElement("a", Attributes = "[class=govuk-back-link],href")]
public sealed class BackLinkTagHelper(FilteredLists lists) : TagHelper
{
    public string Href { get; set; } = "";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Attributes.SetAttribute("href", lists.LastSeen(ViewContext.HttpContext, Href));
}
