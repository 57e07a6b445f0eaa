using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.TagHelpers;

/// <summary>Answers to choose from: one (radios) when the model holds one value, several (checkboxes) when it holds a collection.</summary>
[HtmlTargetElement("choices", Attributes = "for")]
public sealed class ChoicesTagHelper(Words words) : FormControl(words)
{
    public string? Legend { get; set; }
    public string? LegendSize { get; set; }
    public bool LegendIsHeading { get; set; }

    /// <summary>May be left out for an enumeration and for yes or no.</summary>
    public IEnumerable<Choice>? Options { get; set; }

    public bool Small { get; set; }
    public bool Inline { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var nested = new List<(Choice Choice, IHtmlContent? Inside)>();
        context.Items[typeof(ChoiceTagHelper)] = nested;
        await output.GetChildContentAsync();

        var several = For.ModelExplorer.ModelType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(For.ModelExplorer.ModelType);
        var kind = several ? "checkboxes" : "radios";
        var chosen = Chosen();
        var answers = Draw.Tag("div", $"govuk-{kind}{(Small ? $" govuk-{kind}--small" : "")}{(Inline ? $" govuk-{kind}--inline" : "")}", null, ("data-module", "govuk-" + kind));
        var number = 0;
        foreach (var (choice, inside) in Offered(nested))
        {
            if (choice.Divider)
            {
                answers.InnerHtml.AppendHtml(Draw.Tag("div", $"govuk-{kind}__divider", choice.Text));
                continue;
            }
            number++;
            var id = number == 1 ? Id : string.Create(CultureInfo.InvariantCulture, $"{Id}-{number}");
            Add(answers, kind, choice, inside, id, chosen.Contains(choice.Value));
        }
        DrawGroup(output);
        output.Content.SetHtmlContent(Fieldset(Legend, LegendSize, LegendIsHeading, answers));
    }

    private void Add(TagBuilder answers, string kind, Choice choice, IHtmlContent? inside, string id, bool isChosen)
    {
        var item = Draw.Tag("div", $"govuk-{kind}__item");
        item.InnerHtml.AppendHtml(Draw.Void("input", $"govuk-{kind}__input",
            ("id", id), ("name", Name), ("type", kind == "radios" ? "radio" : "checkbox"), ("value", choice.Value), ("checked", isChosen ? "checked" : null),
            ("aria-describedby", choice.Hint is null ? null : id + "-item-hint")));
        var label = LabelFor(choice.Text, id, null, $" govuk-{kind}__label");
        if (choice.IsTyped) label.Attributes["translate"] = "no";
        item.InnerHtml.AppendHtml(label);
        if (choice.Hint is not null) item.InnerHtml.AppendHtml(Draw.Tag("div", $"govuk-hint govuk-{kind}__hint", choice.Hint, ("id", id + "-item-hint"), ("translate", choice.IsTyped ? "no" : null)));
        answers.InnerHtml.AppendHtml(item);
        if (inside is null) return;
        // The style sheet shows it once its answer is chosen. GOV.UK's script would say so with an attribute that a radio must not have.
        var revealed = Draw.Tag("div", $"govuk-{kind}__conditional", null, ("id", "conditional-" + id));
        revealed.InnerHtml.AppendHtml(inside);
        answers.InnerHtml.AppendHtml(revealed);
    }

    private IEnumerable<(Choice Choice, IHtmlContent? Inside)> Offered(List<(Choice Choice, IHtmlContent? Inside)> nested)
    {
        var listed = (Options ?? (nested.Exists(n => n.Choice.Text.Length > 0) ? [] : Usual())).ToList();
        foreach (var choice in listed) yield return (choice, nested.Find(n => n.Choice.Value == choice.Value).Inside);
        foreach (var choice in nested.Where(n => !listed.Exists(c => c.Value == n.Choice.Value))) yield return choice;
    }

    private IEnumerable<Choice> Usual()
    {
        var type = For.Metadata.ElementType ?? For.ModelExplorer.ModelType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(bool)) return Choice.YesOrNo(T);
        if (type.IsEnum) return Enum.GetValues(type).Cast<Enum>().Select(value => new Choice(value.ToString(), T.Of(value)));
        throw new InvalidOperationException($"<choices for=\"{For.Name}\"> needs options.");
    }

    private HashSet<string> Chosen()
    {
        var chosen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is not null)
        {
            if (entry.RawValue is string[] several) chosen.UnionWith(several);
            else if (entry.AttemptedValue is { } one) chosen.Add(one);
        }
        else if (For.Model is string or not IEnumerable)
        {
            if (Value is { } value) chosen.Add(value);
        }
        else
        {
            foreach (var value in (IEnumerable)For.Model) if (value?.ToString() is { } text) chosen.Add(text);
        }
        return chosen;
    }
}

/// <summary>One of the choices, with what is asked next when it is chosen. With options on the choices, its value picks one of them.</summary>
[HtmlTargetElement("choice", ParentTag = "choices")]
public sealed class ChoiceTagHelper : TagHelper
{
    public string Value { get; set; } = "";
    public string Text { get; set; } = "";
    public string? Hint { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        var nested = (List<(Choice, IHtmlContent?)>)context.Items[typeof(ChoiceTagHelper)];
        nested.Add((new(Value, Text, Hint), inside.IsEmptyOrWhiteSpace ? null : inside));
        output.SuppressOutput();
    }
}
