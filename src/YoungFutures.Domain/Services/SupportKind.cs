using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.Services;

/// <summary>What kind of support a service gives: the types that the Youth Endowment Fund's Toolkit and the practice of panels tell apart.</summary>
public enum SupportKind
{
    [Display(Name = "Mentoring")] Mentoring,
    [Display(Name = "Cognitive behavioural therapy")] Cbt,
    [Display(Name = "Social skills training")] SocialSkills,
    [Display(Name = "Sports programme")] Sports,
    [Display(Name = "Adventure and wilderness programme")] Adventure,
    [Display(Name = "Arts programme")] Arts,
    [Display(Name = "Trauma-specific therapy")] TraumaTherapy,
    [Display(Name = "Family therapy")] FamilyTherapy,
    [Display(Name = "Parenting programme")] Parenting,
    [Display(Name = "Speech and language therapy")] SpeechAndLanguage,
    [Display(Name = "Mental health support")] MentalHealth,
    [Display(Name = "Counselling")] Counselling,
    [Display(Name = "Help with alcohol or drugs")] SubstanceUse,
    [Display(Name = "Careers, training and work")] Careers,
    [Display(Name = "Help to be back in school")] SchoolReengagement,
    [Display(Name = "Restorative work")] Restorative,
    [Display(Name = "Support that begins in hospital")] HospitalNavigator,
    [Display(Name = "Focused deterrence")] FocusedDeterrence,
    [Display(Name = "Diversion before court")] Diversion,
    [Display(Name = "Youth work")] YouthWork,
    [Display(Name = "Work against exploitation")] Exploitation,
    [Display(Name = "Help with housing")] Housing,
    [Display(Name = "Help with money")] Welfare,
    [Display(Name = "Healthy relationships programme")] Relationships,
    [Display(Name = "Something else")] Other,
    [Display(Name = "Boot camp")] BootCamp,
    [Display(Name = "Prison visit or “scared straight”")] PrisonVisit,
}

/// <summary>
/// Attempts to shock a young person away from crime can do them real harm (Youth Endowment Fund, Three insights from the Toolkit). Visits to prisons are known to have made
/// crime more likely: they cannot be offered at all. A boot camp is warned of.
/// </summary>
public static class ShockApproaches
{
    public static bool IsShock(this SupportKind kind) => kind is SupportKind.BootCamp or SupportKind.PrisonVisit;

    public static bool IsNeverOffered(this SupportKind kind) => kind is SupportKind.PrisonVisit;
}

/// <summary>The Toolkit's estimate of the impact on violent crime.</summary>
public enum EstimatedImpact
{
    [Display(Name = "High")] High,
    [Display(Name = "Moderate")] Moderate,
    [Display(Name = "Low")] Low,
    [Display(Name = "No effect")] None,
    [Display(Name = "Harmful")] Harmful,
    [Display(Name = "Too few studies to say")] Unknown,
}

/// <summary>The Toolkit's estimate of what the approach costs for each young person.</summary>
public enum EstimatedCost
{
    [Display(Name = "Low")] Low,
    [Display(Name = "Moderate")] Moderate,
    [Display(Name = "High")] High,
    [Display(Name = "Not known")] Unknown,
}

/// <summary>
/// What the Youth Endowment Fund's Toolkit says of one kind of support, as somebody read it there on a day. The Toolkit changes twice a year, so nothing of it is
/// written into the program: what nobody has entered is not known here.
/// </summary>
public sealed class ApproachRating : Record
{
    /// <summary>The Toolkit marks the quality of evidence from 1, very low, to 5, very high.</summary>
    public const int BestQuality = 5;

    private ApproachRating() { }

    public ApproachRating(SupportKind kind) => Kind = kind;

    public SupportKind Kind { get; private set; }
    public EstimatedImpact Impact { get; private set; }
    public int Quality { get; private set; }
    public EstimatedCost Cost { get; private set; }
    public DateOnly ReadOn { get; private set; }
    public Guid ReadById { get; private set; }

    public void Say(EstimatedImpact impact, int quality, EstimatedCost cost, DateOnly readOn, Guid by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, BestQuality);
        (Impact, Quality, Cost, ReadOn, ReadById) = (impact, quality, cost, readOn, by);
    }
}
