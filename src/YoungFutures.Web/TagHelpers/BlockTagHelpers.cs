using Microsoft.AspNetCore.Razor.TagHelpers;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.TagHelpers;

/// <summary>Something to open and read for those who want it.</summary>
[HtmlTargetElement("details-block")]
public sealed class DetailsBlockTagHelper : TagHelper
{
    public string Summary { get; set; } = "";
    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = Draw.Tag("span", "govuk-details__summary-text", Summary);
        var summary = Draw.Tag("summary", "govuk-details__summary");
        summary.InnerHtml.AppendHtml(text);
        var inside = Draw.Tag("div", "govuk-details__text");
        inside.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "govuk-details");
        if (Open) output.Attributes.SetAttribute("open", "open");
        output.Content.SetHtmlContent(summary).AppendHtml(inside);
    }
}

/// <summary>A sentence set apart from the text around it.</summary>
[HtmlTargetElement("inset")]
public sealed class InsetTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-inset-text");
    }
}

/// <summary>A sentence nobody may miss.</summary>
[HtmlTargetElement("warning")]
public sealed class WarningTagHelper(Words T) : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = Draw.Tag("strong", "govuk-warning-text__text");
        text.InnerHtml.AppendHtml(Draw.Tag("span", "govuk-visually-hidden", T["Warning"])).Append(" ").AppendHtml(await output.GetChildContentAsync());
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-warning-text");
        output.Content.SetHtmlContent(Draw.Tag("span", "govuk-warning-text__icon", "!", ("aria-hidden", "true"))).AppendHtml(text);
    }
}
