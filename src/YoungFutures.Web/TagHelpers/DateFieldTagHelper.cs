using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.TagHelpers;

/// <summary>A date in three boxes, for a <see cref="DateAnswer"/>.</summary>
[HtmlTargetElement("date-field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateFieldTagHelper(Words words) : FormControl(words)
{
    public string Legend { get; set; } = "";
    public string? LegendSize { get; set; }
    public bool LegendIsHeading { get; set; }

    /// <summary>The young person's own birthday is not the browser's owner's: "bday" only where people tell of themselves.</summary>
    public string Autocomplete { get; set; } = "off";

    private DateAnswer Answer => For.Model as DateAnswer ?? new();

    protected override string FirstInputId => $"{Id}-{Answer.FaultyPart ?? nameof(DateAnswer.Day)}";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var boxes = Draw.Tag("div", "govuk-date-input", null, ("id", Id));
        boxes.InnerHtml
            .AppendHtml(Box(nameof(DateAnswer.Day), T["Day"], Answer.Day, 2))
            .AppendHtml(Box(nameof(DateAnswer.Month), T["Month"], Answer.Month, 2))
            .AppendHtml(Box(nameof(DateAnswer.Year), T["Year"], Answer.Year, 4));
        DrawGroup(output);
        output.Content.SetHtmlContent(Fieldset(Legend, LegendSize, LegendIsHeading, boxes, role: "group"));
    }

    private TagBuilder Box(string part, string label, string? value, int width)
    {
        var id = $"{Id}-{part}";
        var isWrong = Error is not null && (Answer.FaultyPart ?? part) == part;
        // Months may be written as words, so that box gets the full keyboard.
        var input = Draw.Void("input", $"govuk-input govuk-date-input__input govuk-input--width-{(part == nameof(DateAnswer.Month) ? 3 : width)}{(isWrong ? " govuk-input--error" : "")}",
            ("id", id), ("name", $"{Name}.{part}"), ("type", "text"), ("inputmode", part == nameof(DateAnswer.Month) ? null : "numeric"),
            ("autocomplete", Autocomplete == "bday" ? "bday-" + part.ToLowerInvariant() : Autocomplete), ("value", Typed($"{Name}.{part}") ?? value));
        var group = Draw.Tag("div", "govuk-form-group");
        group.InnerHtml.AppendHtml(LabelFor(label, id, null, " govuk-date-input__label")).AppendHtml(input);
        var item = Draw.Tag("div", "govuk-date-input__item");
        item.InnerHtml.AppendHtml(group);
        return item;
    }
}
