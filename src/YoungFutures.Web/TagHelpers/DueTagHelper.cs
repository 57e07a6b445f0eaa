using Microsoft.AspNetCore.Razor.TagHelpers;
using YoungFutures.Domain.Calendar;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.TagHelpers;

/// <summary>A date by which something is due, and how far off that is in working days.</summary>
[HtmlTargetElement("due", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DueTagHelper(Words T, TimeProvider clock) : TagHelper
{
    public DateOnly? On { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (On is not { } due)
        {
            output.Content.SetContent("–");
            return;
        }

        var today = clock.Today();
        if (due < today) output.Attributes.SetAttribute("class", "yf-overdue");
        // Beyond the list every weekday counts: that is said wherever it matters.
        output.Content.SetContent(WorkingCalendar.EnglandAndWales.Knows(due) ? T["{0}, {1}", due.ToShort(), In(due, today)] : T["{0}, {1} (bank holidays of that year are not known yet)", due.ToShort(), In(due, today)]);
    }

    private string In(DateOnly due, DateOnly today)
    {
        if (due == today) return T["that is today"];
        var days = WorkingCalendar.EnglandAndWales.Between(today, due);
        return (due < today, Math.Abs(days)) switch
        {
            (true, 0) => T["late by less than a working day"],
            (true, 1) => T["late by 1 working day"],
            (true, var late) => T["late by {0} working days", late],
            (false, 0) => T["before the next working day"],
            (false, 1) => T["in 1 working day"],
            (false, var left) => T["in {0} working days", left],
        };
    }
}
