using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.TagHelpers;

/// <summary>One box to tick, for a statement that is either made or not.</summary>
[HtmlTargetElement("tick", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TickTagHelper(Words words) : FormControl(words)
{
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var item = Draw.Tag("div", "govuk-checkboxes__item");
        item.InnerHtml
            .AppendHtml(Draw.Void("input", "govuk-checkboxes__input", ("id", Id), ("name", Name), ("type", "checkbox"), ("value", "true"),
                ("checked", string.Equals(Value, "true", StringComparison.OrdinalIgnoreCase) ? "checked" : null), ("aria-describedby", DescribedBy)))
            .AppendHtml(LabelFor(Label, Id, null, " govuk-checkboxes__label"));
        var box = Draw.Tag("div", "govuk-checkboxes", null, ("data-module", "govuk-checkboxes"));
        box.InnerHtml.AppendHtml(item);
        DrawGroup(output);
        output.Content.AppendHtml(HintAndError()).AppendHtml(box);
    }
}
