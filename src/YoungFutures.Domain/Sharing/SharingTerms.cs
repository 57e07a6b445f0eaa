using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Sharing;

/// <summary>Under which article of the UK GDPR something is shared. Consent is not among them: agreeing to take part is never the ground for sharing.</summary>
public enum LawfulBasis
{
    [Display(Name = "Public task (UK GDPR article 6(1)(e))")] PublicTask,
    [Display(Name = "Legal obligation (UK GDPR article 6(1)(c))")] LegalObligation,
    [Display(Name = "Recognised legitimate interest (UK GDPR article 6(1)(ea))")] RecognisedInterest,
    [Display(Name = "Vital interests (UK GDPR article 6(1)(d))")] VitalInterests,
}

/// <summary>What the law of the panel’s nation offers for sharing.</summary>
public static class SharingTerms
{
    private static readonly LegalGateway[] InWales =
        [LegalGateway.CrimeAndDisorder, LegalGateway.WellbeingWales, LegalGateway.ChildrenAct, LegalGateway.SeriousViolenceDuty, LegalGateway.SafeguardingPublicInterest];

    private static readonly LegalGateway[] InEngland =
        [LegalGateway.CrimeAndDisorder, LegalGateway.ChildrenAct, LegalGateway.SeriousViolenceDuty, LegalGateway.SafeguardingPublicInterest];

    /// <summary>The powers that are offered there, the usual one first.</summary>
    public static IReadOnlyList<LegalGateway> GatewaysOf(Nation nation) => nation == Nation.Wales ? InWales : InEngland;

    public static bool Offers(Nation nation, LegalGateway gateway) => GatewaysOf(nation).Contains(gateway);

    /// <summary>A body without public functions has no public task.</summary>
    public static LawfulBasis UsualBasis(Sector sector) => sector is Sector.Community or Sector.Provider ? LawfulBasis.RecognisedInterest : LawfulBasis.PublicTask;
}
