using System.Globalization;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Candidates;

/// <summary>Rules and records as people read them.</summary>
public static class RuleWords
{
    /// <summary>T01 Second time a suspect of a crime.</summary>
    public static string Called(Words T, Rule rule) => $"{rule.Code()} {T.Of(rule)}";

    /// <summary>What a rule asks, with its numbers.</summary>
    public static string Asks(Words T, RuleTerm term) => term.Rule switch
    {
        Rule.T01 => T["Different crimes as a suspect: at least {0}, at most {1} days apart, the last at most {2} days ago.", term.Count, Days(T, term.Days), Days(T, term.RecentDays)],
        Rule.T02 or Rule.T03 => T["A crime with outcome {0}, {1}.", string.Join(", ", term.Outcomes), Ago(T, term)],
        Rule.T04 => T["Incidents of anti-social behaviour: at least {0}, {1}; or an order or contract that has not ended, or ended in that time.", term.Count, Ago(T, term)],
        Rule.T05 => T["Missing episodes: at least {0} in the last {1} days.", term.Count, Days(T, term.Days)],
        Rule.T06 => T["A concern that is not said to reach the threshold of a strategy discussion, {0}.", Ago(T, term)],
        Rule.T07 => T["A permanent exclusion, or one of more than {0} school days, {1}.", term.LongerThanDays, Ago(T, term)],
        Rule.T07Shorter => T["Exclusions that are not long: at least {0}, {1}.", term.Count, Ago(T, term)],
        Rule.T08 => T["Attendance below {0} per cent in the last term that a record gives, if that ended {1}.", term.Percent, Ago(T, term)],
        Rule.T09 => T["A record of a weapon, {0}.", Ago(T, term)],
        Rule.T10 => T["A release under investigation, bail, a voluntary interview or no further action, {0}.", Ago(T, term)],
        Rule.T11 => T["A professional’s concern with at least one concern and one strength, {0}.", Ago(T, term)],
        Rule.X01 => T["An order that has not ended. Kept out of the panel’s list."],
        Rule.X02 => T["True today, by any record. To be redirected, not refused."],
        Rule.X03 => T["True today, by any record. A flag: the young person may still be accepted."],
        Rule.X04 => T["True today, by any record. A flag: the panel may only need to be assured."],
        Rule.X05 => T["By the birth date that most records give, on the day of looking. Kept out of the panel’s list; without a birth date nobody is."],
        _ => T["True today, by any record. Goes to the statutory service at once; the panel is never the way."],
    };

    private static object Days(Words T, int? days) => days is { } limit ? limit : T["any number of"];

    private static string Ago(Words T, RuleTerm term) => term.Months switch
    {
        null => T["however long ago"],
        1 => T["in the last month"],
        { } months => T["in the last {0} months", months],
    };

    /// <summary>What one record says, in a line or two.</summary>
    public static IReadOnlyList<string> Says(Words T, IEvidence line)
    {
        List<string> says = [T.Of(line.Kind)];
        if (line.Role is { } role) says.Add(T["In the record as: {0}", T.Of(role).ToLower(CultureInfo.CurrentCulture)]);
        if (line.Outcome is { } outcome) says.Add(line.OutcomeOn is { } on ? T["Outcome {0} on {1}", outcome, on.ToLong()] : T["Outcome {0}", outcome]);
        if (line.Quantity is { } quantity)
            says.Add(line.Kind == SignalKind.Attendance ? T["{0} per cent of sessions attended", quantity.ToString("0.##", CultureInfo.CurrentCulture)] : T["School days: {0}", quantity.ToString("0.##", CultureInfo.CurrentCulture)]);
        if (line.EndedOn is { } ended) says.Add(T["Until {0}", ended.ToLong()]);
        return says;
    }
}
