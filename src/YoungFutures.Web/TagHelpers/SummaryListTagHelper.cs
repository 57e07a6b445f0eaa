using Microsoft.AspNetCore.Razor.TagHelpers;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.TagHelpers;

/// <summary>What is known, as names and values.</summary>
[HtmlTargetElement("summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    public bool NoBorder { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "govuk-summary-list" + (NoBorder ? " govuk-summary-list--no-border" : ""));
    }
}

/// <summary>One name and its value, with a link to change it.</summary>
[HtmlTargetElement("row", ParentTag = "summary-list")]
public sealed class RowTagHelper(Words T) : TagHelper
{
    public string Key { get; set; } = "";

    /// <summary>Where it can be changed.</summary>
    public string? Change { get; set; }

    /// <summary>The link in full for those who hear it alone ("Change the date of birth").</summary>
    public string? ChangeText { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = Draw.Tag("dd", "govuk-summary-list__value");
        value.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-summary-list__row" + (string.IsNullOrEmpty(Change) ? " govuk-summary-list__row--no-actions" : ""));
        output.Content.SetHtmlContent(Draw.Tag("dt", "govuk-summary-list__key", Key)).AppendHtml(value);
        // Razor hands an address that is not there over as an empty one.
        if (string.IsNullOrEmpty(Change)) return;
        var actions = Draw.Tag("dd", "govuk-summary-list__actions");
        actions.InnerHtml.AppendHtml(Draw.Tag("a", "govuk-link", T["Change"], ("href", Change), ("aria-label", ChangeText ?? T["Change: {0}", Key])));
        output.Content.AppendHtml(actions);
    }
}
