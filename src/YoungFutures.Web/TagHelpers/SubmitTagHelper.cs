using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.TagHelpers;

/// <summary>The button that sends a form. With it go the version of the record the page was opened on, and a key that lets the same form make one record only.</summary>
[HtmlTargetElement("submit")]
public sealed class SubmitTagHelper : TagHelper
{
    public const string FormKey = "FormKey";

    /// <summary>What the page is called, in its reader's words, should the form have to be kept for them.</summary>
    public const string PageName = "PageName";

    /// <summary>"secondary" or "warning".</summary>
    public string? Variant { get; set; }

    public string? Name { get; set; }
    public string? Value { get; set; }

    /// <summary>Left out, it is taken from a model that is <see cref="IVersioned"/>.</summary>
    public string? Version { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "submit");
        output.Attributes.SetAttribute("class", "govuk-button" + (Variant is null ? "" : " govuk-button--" + Variant));
        output.Attributes.SetAttribute("data-module", "govuk-button");
        output.Attributes.SetAttribute("data-prevent-double-click", "true");
        if (Name is not null) output.Attributes.SetAttribute("name", Name);
        if (Value is not null) output.Attributes.SetAttribute("value", Value);

        var form = ViewContext.FormContext;
        if (form.CanRenderAtEndOfForm)
        {
            if (form.FormData.TryAdd(FormKey, true)) foreach (var hidden in Hidden()) form.EndOfFormContent.Add(hidden);
        }
        else
        {
            foreach (var hidden in Hidden()) output.PreElement.AppendHtml(hidden);
        }
    }

    private IEnumerable<IHtmlContent> Hidden()
    {
        if ((Version ?? (ViewContext.ViewData.Model as IVersioned)?.Version) is { } version)
        {
            yield return Draw.Void("input", null, ("type", "hidden"), ("name", nameof(IVersioned.Version)), ("value", version));
        }
        yield return Draw.Void("input", null, ("type", "hidden"), ("name", FormKey), ("value", KeyOfThisForm().ToString()));
        if (NameOfThisPage() is { Length: > 0 } name) yield return Draw.Void("input", null, ("type", "hidden"), ("name", PageName), ("value", name));
    }

    // A page that gives somebody's form back to them, under whatever heading, sends it on under its own name.
    private string? NameOfThisPage() => ViewContext.ViewData[PageName] as string ?? ViewContext.ViewData["Title"] as string;

    // A form that comes back for correction is still the same form.
    private Guid KeyOfThisForm()
    {
        var request = ViewContext.HttpContext.Request;
        return !ViewContext.ViewData.ModelState.IsValid && request.HasFormContentType && Guid.TryParse(request.Form[FormKey], out var posted)
            ? posted
            : Guid.NewGuid();
    }
}
