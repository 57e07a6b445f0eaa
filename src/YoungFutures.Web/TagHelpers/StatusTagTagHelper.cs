using Microsoft.AspNetCore.Razor.TagHelpers;

namespace YoungFutures.Web.TagHelpers;

/// <summary>A status in a word or two. The colour only repeats what the word says.</summary>
[HtmlTargetElement("status-tag")]
public sealed class StatusTagTagHelper : TagHelper
{
    /// <summary>grey, green, turquoise, blue, purple, pink, red, orange or yellow.</summary>
    public string? Colour { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "strong";
        output.Attributes.SetAttribute("class", "govuk-tag" + (Colour is null ? "" : " govuk-tag--" + Colour));
    }
}
