using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.TagHelpers;

/// <summary>A box to type in: one line, or several when it has rows.</summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(Words words) : FormControl(words)
{
    public string Label { get; set; } = "";
    public string? LabelSize { get; set; }
    public bool LabelIsHeading { get; set; }

    /// <summary>Whether somebody typed the label.</summary>
    public bool LabelIsTyped { get; set; }
    public int Rows { get; set; } = 1;
    public string Type { get; set; } = "text";
    public bool? Spellcheck { get; set; }
    public string? Autocomplete { get; set; }
    public string? Inputmode { get; set; }

    /// <summary>How many characters wide: 2, 3, 4, 5, 10, 20 or 30.</summary>
    public int? Width { get; set; }

    /// <summary>Counts the characters left. It never cuts off what is pasted: the validator says when it is too long.</summary>
    public int? Maxlength { get; set; }

    public string? Suffix { get; set; }

    private bool IsPassword => Type == "password";
    private string? Describing => Maxlength is null ? DescribedBy : $"{DescribedBy} {Id}-info".TrimStart();

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        DrawGroup(output);
        var label = LabelFor(Label, Id, LabelSize);
        if (LabelIsTyped) label.Attributes["translate"] = "no";
        if (LabelIsHeading)
        {
            var heading = Draw.Tag("h1", "govuk-label-wrapper");
            heading.InnerHtml.AppendHtml(label);
            label = heading;
        }
        output.Content.AppendHtml(label).AppendHtml(HintAndError()).AppendHtml(Rows > 1 ? Textarea() : Input());
        if (Maxlength is { } most) CountCharacters(output, most);
        if (IsPassword) OfferToShow(output);
    }

    private TagBuilder Textarea()
    {
        var box = Draw.Tag("textarea", "govuk-textarea" + Counted + (Error is null ? "" : " govuk-textarea--error"), null,
            ("id", Id), ("name", Name), ("rows", Rows.ToString(CultureInfo.InvariantCulture)), ("spellcheck", Truth(Spellcheck)),
            ("autocomplete", Autocomplete), ("aria-describedby", Describing));
        // Browsers drop the first new line of a textarea; what was typed may begin with one.
        box.InnerHtml.AppendHtml("\n").Append(Value ?? "");
        return box;
    }

    private IHtmlContent Input()
    {
        var input = Draw.Void("input", "govuk-input" + Counted + (Width is { } w ? $" govuk-input--width-{w}" : "")
            + (IsPassword ? " govuk-password-input__input govuk-js-password-input-input" : "") + (Error is null ? "" : " govuk-input--error"),
            ("id", Id), ("name", Name), ("type", Type), ("value", IsPassword ? null : Value), ("spellcheck", IsPassword ? "false" : Truth(Spellcheck)),
            ("autocomplete", Autocomplete), ("inputmode", Inputmode), ("autocapitalize", IsPassword ? "none" : null), ("aria-describedby", Describing));
        if (!IsPassword && Suffix is null) return input;
        var wrapper = Draw.Tag("div", "govuk-input__wrapper" + (IsPassword ? " govuk-password-input__wrapper" : ""));
        wrapper.InnerHtml.AppendHtml(input);
        wrapper.InnerHtml.AppendHtml(IsPassword
            ? Draw.Tag("button", "govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle", T["Show"],
                ("type", "button"), ("data-module", "govuk-button"), ("aria-controls", Id), ("aria-label", T["Show password"]), ("hidden", ""))
            : Draw.Tag("div", "govuk-input__suffix", Suffix, ("aria-hidden", "true")));
        return wrapper;
    }

    private string Counted => Maxlength is null ? "" : " govuk-js-character-count";

    private void CountCharacters(TagHelperOutput output, int most)
    {
        output.AddClass("govuk-character-count", HtmlEncoder.Default);
        output.Attributes.SetAttribute("data-module", "govuk-character-count");
        output.Attributes.SetAttribute("data-maxlength", most.ToString(CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("data-threshold", "75");
        output.Attributes.SetAttribute("data-i18n.characters-at-limit", T["No characters left"]);
        output.Attributes.SetAttribute("data-i18n.characters-under-limit.one", T["%{count} character left"]);
        output.Attributes.SetAttribute("data-i18n.characters-over-limit.one", T["%{count} character too many"]);
        // Welsh keeps the noun in the singular after a number, so that every plural form reads alike.
        foreach (var plural in new[] { "zero", "two", "few", "many", "other" })
        {
            output.Attributes.SetAttribute($"data-i18n.characters-under-limit.{plural}", T["%{count} characters left"]);
            output.Attributes.SetAttribute($"data-i18n.characters-over-limit.{plural}", T["%{count} characters too many"]);
        }
        output.Content.AppendHtml(Draw.Tag("div", "govuk-hint govuk-character-count__message", T["You can enter up to {0} characters", most], ("id", Id + "-info")));
    }

    private void OfferToShow(TagHelperOutput output)
    {
        output.AddClass("govuk-password-input", HtmlEncoder.Default);
        output.Attributes.SetAttribute("data-module", "govuk-password-input");
        output.Attributes.SetAttribute("data-i18n.show-password", T["Show"]);
        output.Attributes.SetAttribute("data-i18n.hide-password", T["Hide"]);
        output.Attributes.SetAttribute("data-i18n.show-password-aria-label", T["Show password"]);
        output.Attributes.SetAttribute("data-i18n.hide-password-aria-label", T["Hide password"]);
        output.Attributes.SetAttribute("data-i18n.password-shown-announcement", T["Your password is visible"]);
        output.Attributes.SetAttribute("data-i18n.password-hidden-announcement", T["Your password is hidden"]);
    }

    private static string? Truth(bool? value) => value is { } known ? known ? "true" : "false" : null;
}
