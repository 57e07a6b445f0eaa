using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Identification;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Rules.Terms;

/// <summary>One rule of a draft. A limit that may be left empty sets none.</summary>
public sealed class TermForm : IVersioned
{
    [Display(Name = "The rule is used")] public bool IsOn { get; set; }
    [Display(Name = "It finds by itself")] public bool IsSufficient { get; set; }
    [Display(Name = "At least so many")] public int? Count { get; set; }
    [Display(Name = "Within so many days")] public int? Days { get; set; }
    [Display(Name = "The last at most so many days ago")] public int? RecentDays { get; set; }
    [Display(Name = "At most so many months ago")] public int? Months { get; set; }
    [Display(Name = "Below so many per cent")] public int? Percent { get; set; }
    [Display(Name = "Long is more than so many school days")] public int? LongerThanDays { get; set; }
    [Display(Name = "Outcome codes that count")] public string? Outcomes { get; set; }
    public string? Version { get; set; }

    [BindNever] public Guid PanelId { get; set; }
    [BindNever] public Guid RuleSetId { get; set; }
    [BindNever] public Rule Rule { get; set; }
    [BindNever] public int Number { get; set; }

    public bool HasCount => Rule is Rule.T01 or Rule.T04 or Rule.T05 or Rule.T07Shorter;
    public bool HasDays => Rule is Rule.T01 or Rule.T05;
    public bool HasRecentDays => Rule == Rule.T01;
    public bool HasMonths => Rule.Finds() && Rule is not (Rule.T01 or Rule.T05);
    public bool NeedsMonths => Rule is Rule.T02 or Rule.T03 or Rule.T04 or Rule.T07Shorter or Rule.T08 or Rule.T10;
    public bool HasPercent => Rule == Rule.T08;
    public bool HasLonger => Rule == Rule.T07;
    public bool HasOutcomes => Rule is Rule.T02 or Rule.T03;

    public TermForm For(RuleSet set, Rule rule)
    {
        (PanelId, RuleSetId, Rule, Number) = (set.PanelId, set.Id, rule, set.Number);
        return this;
    }

    public static TermForm Of(RuleTerm term, string version) => new()
    {
        IsOn = term.IsOn, IsSufficient = term.IsSufficient, Count = term.Count, Days = term.Days, RecentDays = term.RecentDays, Months = term.Months, Percent = term.Percent,
        LongerThanDays = term.LongerThanDays, Outcomes = string.Join(", ", term.Outcomes), Version = version,
    };

    /// <summary>The codes, or nothing where what was typed holds something else.</summary>
    public IReadOnlyList<int>? Codes
    {
        get
        {
            var parts = (Outcomes ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
            var codes = new List<int>();
            foreach (var part in parts)
            {
                if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var code) || code is < 1 or > 23) return null;
                codes.Add(code);
            }

            return codes;
        }
    }

    /// <summary>What the rule has of these; nothing that was posted beside is taken.</summary>
    public Thresholds Thresholds => new(HasCount ? Count : null, HasDays ? Days : null, HasRecentDays ? RecentDays : null, HasMonths ? Months : null, HasPercent ? Percent : null, HasLonger ? LongerThanDays : null, HasOutcomes ? Codes : null);
}

public sealed class TermFormValidator : AbstractValidator<TermForm>
{
    public TermFormValidator(Words T)
    {
        Between(form => form.Count, 1, 50);
        Between(form => form.Days, 1, 3660);
        Between(form => form.RecentDays, 1, 3660);
        Between(form => form.Months, 1, 120);
        Between(form => form.Percent, 1, 100);
        Between(form => form.LongerThanDays, 0, 100);
        RuleFor(form => form.Outcomes).Must((form, _) => form.Codes is not null).WithMessage(_ => T["Enter outcome codes from 1 to 23, with commas between them"]);

        void Between(System.Linq.Expressions.Expression<Func<TermForm, int?>> limit, int least, int most) =>
            RuleFor(limit).InclusiveBetween(least, most).WithMessage(_ => T["Enter a whole number from {0} to {1}", least, most]);
    }
}
