using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Signals;

namespace YoungFutures.Domain.Identification;

/// <summary>What the rules read of one signal.</summary>
/// <param name="Counts">Not withdrawn, not replaced, and of an import that is taken in.</param>
public sealed record SignalFacts(Guid Id, Guid AgencyId, Sector Sector, SignalKind Kind, DateOnly OccurredOn)
{
    public bool Counts { get; init; } = true;
    public Guid ListId { get; init; }
    public string SourceKey { get; init; } = "";
    public DateOnly? EndedOn { get; init; }
    public string? Reference { get; init; }
    public PoliceRole? Role { get; init; }
    public RecordStanding? Standing { get; init; }
    public int? Outcome { get; init; }
    public DateOnly? OutcomeOn { get; init; }
    public decimal? Quantity { get; init; }
    public Programme? Programme { get; init; }
    public bool? StatutoryThreshold { get; init; }
    public IReadOnlyList<string> ConcernCodes { get; init; } = [];
    public IReadOnlyList<string> StrengthCodes { get; init; } = [];
    public DateOnly? BornOn { get; init; }
}

/// <summary>The ages that a panel takes, both included.</summary>
public sealed record AgeRange(int Least, int Most)
{
    public bool Holds(int age) => age >= Least && age <= Most;
}

/// <summary>One rule that fired, and on which records. One about age rests on none.</summary>
public sealed record Finding(Rule Rule, bool IsSufficient, IReadOnlyList<SignalFacts> Signals)
{
    public IReadOnlyList<Guid> AgencyIds => [.. Signals.Select(signal => signal.AgencyId).Distinct().Order()];
}

/// <summary>Where somebody whom the rules found belongs.</summary>
public enum Place
{
    /// <summary>The panel may look at them.</summary>
    [System.ComponentModel.DataAnnotations.Display(Name = "For the panel to look at")] Ordinary,
    [System.ComponentModel.DataAnnotations.Display(Name = "To be redirected")] Redirect,
    [System.ComponentModel.DataAnnotations.Display(Name = "Kept out by a rule")] KeptOut,
    [System.ComponentModel.DataAnnotations.Display(Name = "At risk: report it at once")] Statutory,
}

/// <summary>
/// What one panel’s rules say of the records of one young person on one day. Nothing is added up: a rule fires or it does not, and whoever decides sees
/// on which records. The same records give the same answer in whatever order they come.
/// </summary>
public sealed class Evaluation
{
    private Evaluation(IReadOnlyList<Finding> findings, DateOnly? bornOn, DateOnly? againOn)
    {
        Findings = findings;
        BornOn = bornOn;
        AgainOn = againOn;
    }

    /// <summary>In the order of the rules.</summary>
    public IReadOnlyList<Finding> Findings { get; }
    /// <summary>The birth date that most of the records give; of several the one that the newest gives.</summary>
    public DateOnly? BornOn { get; }
    /// <summary>The next day on which the same records may say something else.</summary>
    public DateOnly? AgainOn { get; }

    public bool Fired(Rule rule) => Findings.Any(finding => finding.Rule == rule);

    public bool IsStatutory => Findings.Any(finding => finding.Rule.IsStatutory());

    /// <summary>
    /// A sufficient rule fired; or two rules did that only support each other, on records of different agencies; or a record says that a child is at risk.
    /// </summary>
    public bool Raises => IsStatutory || Findings.Any(finding => finding.Rule.Finds() && (finding.IsSufficient || IsSupported(finding)));

    public Place Place => IsStatutory ? Place.Statutory
        : Fired(Rule.X02) ? Place.Redirect
        : Fired(Rule.X01) || Fired(Rule.X05) ? Place.KeptOut
        : Place.Ordinary;

    private bool IsSupported(Finding finding) => Findings.Any(other => other.Rule.Finds() && other.Rule != finding.Rule
        && other.AgencyIds.Any(agencyId => finding.AgencyIds.Any(own => own != agencyId)));

    /// <param name="today">The day of the evaluation, by which ages and windows are reckoned.</param>
    public static Evaluation Of(IReadOnlyList<SignalFacts> signals, RuleSet rules, AgeRange ages, DateOnly today)
    {
        // One order, whatever the database gave, so that findings read the same each time.
        var counting = signals.Where(signal => signal.Counts).OrderBy(signal => signal.OccurredOn).ThenBy(signal => signal.Id).ToList();
        var bornOn = counting.Where(signal => signal.BornOn is not null).GroupBy(signal => signal.BornOn!.Value)
            .OrderByDescending(group => group.Count()).ThenByDescending(group => group.Max(signal => signal.OccurredOn)).ThenByDescending(group => group.Key)
            .Select(group => (DateOnly?)group.Key).FirstOrDefault();
        var reading = new Reading(counting.FindAll(signal => signal.OccurredOn <= today), rules, today);
        var findings = new List<Finding>();
        foreach (var rule in Enum.GetValues<Rule>())
        {
            var term = rules[rule];
            if (!term.IsOn) continue;
            if (rule == Rule.X05)
            {
                if (bornOn is { } born && !ages.Holds(Age.On(born, today))) findings.Add(new(rule, term.IsSufficient, []));
            }
            else if (reading.Of(rule, term) is { Count: > 0 } rest) findings.Add(new(rule, term.IsSufficient, rest));
        }

        var evaluation = new Evaluation(findings, bornOn, null);
        // What is found may lapse any day and is looked at daily; what is not can only come of a date that is still to come.
        var again = evaluation.Raises && today < DateOnly.MaxValue ? today.AddDays(1)
            : counting.SelectMany(signal => new[] { signal.OccurredOn, signal.OutcomeOn ?? signal.OccurredOn, signal.EndedOn is { } ended && signal.Kind == SignalKind.Attendance ? ended : signal.OccurredOn })
                .Where(day => day > today).Select(day => (DateOnly?)day).Min();
        return new Evaluation(findings, bornOn, again);
    }

    /// <summary>The day so many calendar months before another: the same day of the month, or that month’s last. The calendar’s first day where it does not reach so far.</summary>
    public static DateOnly MonthsBefore(DateOnly day, int months) =>
        months > ((day.Year - 1) * 12) + day.Month - 1 ? DateOnly.MinValue : day.AddMonths(-months);

    /// <summary>The records on the day, and what each rule finds among them.</summary>
    private sealed class Reading(List<SignalFacts> signals, RuleSet rules, DateOnly today)
    {
        private static readonly RecordStanding?[] Standing = [null, RecordStanding.Stands];

        public IReadOnlyList<SignalFacts> Of(Rule rule, RuleTerm term) => rule switch
        {
            Rule.T01 => CloseTogether(Incidents(All(SignalKind.Crime, Did)), term),
            Rule.T02 or Rule.T03 => All(SignalKind.Crime, Did).FindAll(signal => signal.Outcome is { } outcome && term.Outcomes.Contains(outcome) && InMonths(signal.OutcomeOn ?? signal.OccurredOn, term)),
            Rule.T04 => [.. Enough(Incidents(All(SignalKind.AntiSocialBehaviour, Did).FindAll(signal => InMonths(signal.OccurredOn, term))), term), .. All(SignalKind.BehaviourOrder, Did).FindAll(signal => signal.EndedOn is null || InMonths(signal.EndedOn.Value, term, orLater: true))],
            Rule.T05 => Enough(Incidents(All(SignalKind.MissingEpisode, IsSo).FindAll(signal => term.Days is not { } days || today.DayNumber - signal.OccurredOn.DayNumber <= days)), term),
            Rule.T06 => All(SignalKind.ExploitationConcern, IsSo).FindAll(signal => signal.StatutoryThreshold != true && InMonths(signal.OccurredOn, term)),
            Rule.T07 => [.. All(SignalKind.PermanentExclusion, IsSo).FindAll(signal => InMonths(signal.OccurredOn, term)), .. All(SignalKind.FixedExclusion, IsSo).FindAll(signal => IsLong(signal) && InMonths(signal.OccurredOn, term))],
            Rule.T07Shorter => Enough(Incidents(All(SignalKind.FixedExclusion, IsSo).FindAll(signal => !IsLong(signal) && InMonths(signal.OccurredOn, term))), term),
            Rule.T08 => LastTerm(term),
            Rule.T09 => All(SignalKind.Weapon, Did).FindAll(signal => InMonths(signal.OccurredOn, term)),
            Rule.T10 => All(SignalKind.Investigation, Did).FindAll(signal => InMonths(signal.OccurredOn, term)),
            Rule.T11 => All(SignalKind.ProfessionalConcern, IsSo).FindAll(signal => signal.ConcernCodes.Count > 0 && signal.StrengthCodes.Count > 0 && InMonths(signal.OccurredOn, term)),
            Rule.X01 => Now(SignalKind.YouthJusticeOrder),
            Rule.X02 => [.. Now(SignalKind.LookedAfter), .. Now(SignalKind.ChildProtection)],
            Rule.X03 => Now(SignalKind.SocialWorker),
            Rule.X04 => Now(SignalKind.LeadPractitioner),
            Rule.X06 => [.. Now(SignalKind.RiskOfHarm), .. Now(SignalKind.ExploitationConcern).Where(signal => signal.StatutoryThreshold == true)],
            Rule.X07 => Now(SignalKind.RadicalisationConcern),
            _ => [],
        };

        private List<SignalFacts> All(SignalKind kind, Func<SignalFacts, bool> may) => signals.FindAll(signal => signal.Kind == kind && may(signal));

        /// <summary>
        /// Says that the young person is suspected of something: of the police, and of crimes and what follows them whoever passes them on, only a suspect of a record that stands.
        /// </summary>
        private static bool Did(SignalFacts signal) => signal.Sector == Sector.Police || signal.Kind is SignalKind.Crime or SignalKind.Investigation
            ? signal is { Role: PoliceRole.Suspect, Standing: RecordStanding.Stands }
            : signal.Role is null or PoliceRole.Suspect && Standing.Contains(signal.Standing);

        /// <summary>Says what happened to the young person, where nobody is suspected of anything; still never on a record as victim, witness or otherwise involved.</summary>
        private static bool IsSo(SignalFacts signal) => signal.Role is null or PoliceRole.Suspect
            && (signal.Sector == Sector.Police ? signal.Standing == RecordStanding.Stands : Standing.Contains(signal.Standing));

        /// <summary>What is so today, and what nobody has said is over. Whether a child is at risk does not hang on a part in a police record.</summary>
        private List<SignalFacts> Now(SignalKind kind) => signals.FindAll(signal => signal.Kind == kind && Standing.Contains(signal.Standing) && (signal.EndedOn is null || signal.EndedOn >= today));

        private bool InMonths(DateOnly day, RuleTerm term, bool orLater = false) => (orLater || day <= today) && (term.Months is not { } months || day >= MonthsBefore(today, months));

        private bool IsLong(SignalFacts signal) => signal.Quantity > (rules[Rule.T07].LongerThanDays ?? 0);

        /// <summary>The newest term that is over and that a source gave; of several sources that give it, those below the limit.</summary>
        private List<SignalFacts> LastTerm(RuleTerm term)
        {
            var terms = All(SignalKind.Attendance, IsSo).FindAll(signal => signal.Quantity is not null && InMonths(signal.EndedOn ?? signal.OccurredOn, term));
            if (terms.Count == 0) return [];
            var last = terms.Max(signal => signal.EndedOn ?? signal.OccurredOn);
            return terms.FindAll(signal => (signal.EndedOn ?? signal.OccurredOn) == last && signal.Quantity < term.Percent);
        }

        /// <summary>
        /// Records of one reference are one incident, on its earliest day. Without a reference those of one day are one, and none where a referenced one lies on that day.
        /// </summary>
        private static List<(DateOnly Day, List<SignalFacts> Signals)> Incidents(List<SignalFacts> signals)
        {
            var referenced = signals.Where(signal => Referred(signal) is not null).GroupBy(Referred)
                .Select(group => (Day: group.Min(signal => signal.OccurredOn), Signals: group.ToList())).ToList();
            var days = signals.Where(signal => Referred(signal) is not null).Select(signal => signal.OccurredOn).ToHashSet();
            // One record of a source is one record, whatever days it was said for.
            var others = signals.Where(signal => Referred(signal) is null && !days.Contains(signal.OccurredOn))
                .GroupBy(signal => signal.SourceKey.Length == 0 ? signal.Id.ToString() : $"{signal.AgencyId} {signal.ListId} {signal.SourceKey}").Select(group => group.First())
                .GroupBy(signal => signal.OccurredOn).Select(group => (Day: group.Key, Signals: group.ToList()));
            return [.. referenced.Concat(others).OrderBy(incident => incident.Day).ThenBy(incident => incident.Signals[0].Id)];
        }

        private static string? Referred(SignalFacts signal) => string.IsNullOrWhiteSpace(signal.Reference) ? null : signal.Reference.Trim().ToUpperInvariant();

        private static List<SignalFacts> Enough(List<(DateOnly Day, List<SignalFacts> Signals)> incidents, RuleTerm term) =>
            incidents.Count >= (term.Count ?? 1) ? [.. incidents.SelectMany(incident => incident.Signals)] : [];

        /// <summary>Enough of them within the days of each other, the last recent enough: every such group.</summary>
        private List<SignalFacts> CloseTogether(List<(DateOnly Day, List<SignalFacts> Signals)> incidents, RuleTerm term)
        {
            var rest = new HashSet<SignalFacts>();
            foreach (var last in incidents.Where(incident => term.RecentDays is not { } recent || today.DayNumber - incident.Day.DayNumber <= recent))
            {
                var group = incidents.FindAll(incident => incident.Day <= last.Day && (term.Days is not { } days || last.Day.DayNumber - incident.Day.DayNumber <= days));
                if (group.Count >= (term.Count ?? 1)) rest.UnionWith(group.SelectMany(incident => incident.Signals));
            }

            return [.. rest.OrderBy(signal => signal.OccurredOn).ThenBy(signal => signal.Id)];
        }
    }
}
