using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.TagHelpers;

/// <summary>One answer from a long list. Begins empty unless the model holds a value.</summary>
[HtmlTargetElement("select-field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectFieldTagHelper(Words words) : FormControl(words)
{
    public string Label { get; set; } = "";
    public string? LabelSize { get; set; }
    public IEnumerable<Choice> Options { get; set; } = [];

    /// <summary>What stands for "nothing chosen".</summary>
    public string? Empty { get; set; }

    /// <summary>Where scripts run, a box to type in that narrows the list.</summary>
    public bool TypeAhead { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var select = Draw.Tag("select", "govuk-select" + (Error is null ? "" : " govuk-select--error"), null, ("id", Id), ("name", Name), ("aria-describedby", DescribedBy));
        if (TypeAhead)
        {
            select.Attributes["data-autocomplete"] = "";
            select.Attributes["data-no-results"] = T["Nothing found"];
            select.Attributes["data-results"] = T["Answers found: {0}", "{0}"];
            select.Attributes["data-selected"] = T["Chosen: {0}", "{0}"];
            select.Attributes["data-hint"] = T["Type to narrow the list. Use the up and down arrows to look through it and Enter to choose."];
        }
        select.InnerHtml.AppendHtml(Draw.Tag("option", null, Empty ?? "", ("value", "")));
        foreach (var choice in Options.Where(choice => !choice.Divider))
        {
            var isChosen = string.Equals(choice.Value, Value, StringComparison.OrdinalIgnoreCase);
            select.InnerHtml.AppendHtml(Draw.Tag("option", null, choice.Text, ("value", choice.Value), ("selected", isChosen ? "selected" : null), ("translate", choice.IsTyped ? "no" : null)));
        }
        DrawGroup(output);
        output.Content.AppendHtml(LabelFor(Label, Id, LabelSize)).AppendHtml(HintAndError()).AppendHtml(select);
    }
}
