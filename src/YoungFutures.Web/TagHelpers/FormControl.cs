using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.TagHelpers;

/// <summary>One question of a form: its words, its answer as last typed, and what is wrong with it.</summary>
public abstract class FormControl(Words words) : TagHelper
{
    [HtmlAttributeName("for")]
    public ModelExpression For { get; set; } = null!;

    public string? Hint { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    protected Words T { get; } = words;

    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string Id => TagBuilder.CreateSanitizedId(Name, "_");

    /// <summary>Where a link of the error summary leads.</summary>
    protected virtual string FirstInputId => Id;

    protected string? Error { get; private set; }

    protected string? DescribedBy { get; private set; }

    public override void Init(TagHelperContext context)
    {
        Error = FieldErrors.Of(ViewContext.ViewData.ModelState, Name).FirstOrDefault();
        DescribedBy = string.Join(' ', new[] { Hint is null ? null : Id + "-hint", Error is null ? null : Id + "-error" }.Where(id => id is not null));
        if (DescribedBy.Length == 0) DescribedBy = null;
        FieldErrors.Note(ViewContext, Name, FirstInputId);
    }

    /// <summary>The answer as typed in a form that came back, otherwise the model's.</summary>
    protected string? Value => Typed(Name) ?? For.Model switch
    {
        null => null,
        Enum value => value.ToString(),
        bool value => value ? "true" : "false",
        DateOnly value => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly value => value.ToString("HH:mm", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.CurrentCulture),
        var value => value.ToString(),
    };

    protected string? Typed(string name) =>
        ViewContext.ViewData.ModelState.TryGetValue(name, out var entry) && entry.RawValue is not null ? entry.AttemptedValue : null;

    protected void DrawGroup(TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("govuk-form-group", HtmlEncoder.Default);
        if (Error is not null) output.AddClass("govuk-form-group--error", HtmlEncoder.Default);
    }

    protected static TagBuilder LabelFor(string text, string forId, string? size, string extra = "") =>
        Draw.Tag("label", $"govuk-label{(size is null ? "" : $" govuk-label--{size}")}{extra}", text, ("for", forId));

    protected IHtmlContent HintAndError()
    {
        var both = new HtmlContentBuilder();
        if (Hint is not null) both.AppendHtml(Draw.Tag("div", "govuk-hint", Hint, ("id", Id + "-hint")));
        if (Error is not null)
        {
            var message = Draw.Tag("p", "govuk-error-message", null, ("id", Id + "-error"));
            message.InnerHtml.AppendHtml(Draw.Tag("span", "govuk-visually-hidden", T["Error:"])).Append(" ").Append(Error);
            both.AppendHtml(message);
        }
        return both;
    }

    /// <summary>Several inputs under one question. <paramref name="role"/>: "group" where the inputs are boxes to type in, which some screen readers otherwise leave undescribed.</summary>
    protected TagBuilder Fieldset(string? legend, string? size, bool isHeading, IHtmlContent inside, string? role = null)
    {
        var fieldset = Draw.Tag("fieldset", "govuk-fieldset", null, ("role", role), ("aria-describedby", DescribedBy));
        if (legend is not null)
        {
            var words = Draw.Tag("legend", $"govuk-fieldset__legend{(size is null ? "" : $" govuk-fieldset__legend--{size}")}");
            if (isHeading) words.InnerHtml.AppendHtml(Draw.Tag("h1", "govuk-fieldset__heading", legend));
            else words.InnerHtml.Append(legend);
            fieldset.InnerHtml.AppendHtml(words);
        }
        fieldset.InnerHtml.AppendHtml(HintAndError()).AppendHtml(inside);
        return fieldset;
    }
}
