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
        if (WorkingCalendar.EnglandAndWales.IsLate(due, today)) output.Attributes.SetAttribute("class", "yf-overdue");
        // Beyond the list every weekday counts: that is said wherever it matters.
        output.Content.SetContent(WorkingCalendar.EnglandAndWales.Knows(due) ? T["{0}, {1}", due.ToShort(), In(due, today)] : T["{0}, {1} (bank holidays of that year are not known yet)", due.ToShort(), In(due, today)]);
    }

    private string In(DateOnly due, DateOnly today)
    {
        var calendar = WorkingCalendar.EnglandAndWales;
        if (due == today) return T["that is today"];
        if (calendar.IsLate(due, today)) return calendar.Between(due, today) is var late && late == 1 ? T["late by 1 working day"] : T["late by {0} working days", late];
        // On a Saturday also what was due on Friday: it is late on Monday.
        return due < today ? T["before the next working day"] : calendar.Between(today, due) switch
        {
            0 => T["before the next working day"],
            1 => T["in 1 working day"],
            var left => T["in {0} working days", left],
        };
    }
}
