using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.Agencies;

/// <summary>What a service does. It belongs to the service, not to the council it is part of.</summary>
public enum Sector
{
    [Display(Name = "Police")] Police,
    [Display(Name = "Children’s services")] ChildrensServices,
    [Display(Name = "Education")] Education,
    [Display(Name = "School")] School,
    [Display(Name = "Early help")] EarlyHelp,
    [Display(Name = "Health")] Health,
    [Display(Name = "Youth justice")] YouthJustice,
    [Display(Name = "Community safety")] CommunitySafety,
    [Display(Name = "Fire and rescue")] Fire,
    [Display(Name = "Community group")] Community,
    [Display(Name = "Provider of support")] Provider,
    [Display(Name = "Office of the Police and Crime Commissioner")] Opcc,
}

/// <summary>The power under which something is shared.</summary>
public enum LegalGateway
{
    [Display(Name = "Crime and Disorder Act 1998, section 115")] CrimeAndDisorder,
    [Display(Name = "Serious Violence Duty (Police, Crime, Sentencing and Courts Act 2022, section 16)")] SeriousViolenceDuty,
    [Display(Name = "Children Act 2004, safeguarding and co-operation")] ChildrenAct,
    [Display(Name = "Social Services and Well-being (Wales) Act 2014, section 164")] WellbeingWales,
    [Display(Name = "Substantial public interest: safeguarding a child")] SafeguardingPublicInterest,
    [Display(Name = "Explicit consent")] ExplicitConsent,
}

/// <summary>A service that works with a panel.</summary>
public sealed class Agency : Record
{
    private Agency() { }

    public Agency(string name, string nameCy, Sector sector)
    {
        Name = name;
        NameCy = nameCy;
        Sector = sector;
    }

    public string Name { get; private set; } = "";
    public string NameCy { get; private set; } = "";
    public Sector Sector { get; private set; }
    /// <summary>Code of the council area the service is for, or null where it serves the whole panel.</summary>
    public string? AreaCode { get; set; }
    /// <summary>The one who answers for the agency, and who owns what no named colleague has taken.</summary>
    public Guid? ContactId { get; set; }
    public DateOnly? AgreementSignedOn { get; set; }
    public DateOnly? AgreementExpiresOn { get; set; }
    /// <summary>So long information governance lets it work on once the agreement has ended.</summary>
    public DateOnly? AgreementExtendedTo { get; private set; }
    public DateOnly? LeftOn { get; set; }

    /// <summary>An extension bridges the time until the new agreement is signed, and is no agreement.</summary>
    public const int LongestExtension = 92;

    /// <summary>The last day on which something new may be shared with it; none where no end is noted.</summary>
    public DateOnly? SharesUntil => AgreementExtendedTo > AgreementExpiresOn ? AgreementExtendedTo : AgreementExpiresOn;

    /// <summary>Nothing new goes to it or comes from it. What its people have already they still see and finish, and a child at risk is told of at once all the same.</summary>
    public bool HasLapsedBy(DateOnly day) => SharesUntil < day;

    /// <summary>The moment from which nothing new is told to an agency with these dates; none while it shares.</summary>
    public static DateTime? ToldUntil(DateOnly? expiresOn, DateOnly? extendedTo, DateOnly today) =>
        (extendedTo > expiresOn ? extendedTo : expiresOn) is { } last && last < today ? Calendar.UkTime.StartOf(last.AddDays(1)) : null;

    /// <summary>From that day on it may be extended.</summary>
    public DateOnly? ExtendedFrom => AgreementExpiresOn?.AddDays(-AgreementWarnings.Days[0]);

    public AgreementExtension Extend(Guid by, DateTime at, DateOnly until, string because)
    {
        var today = Calendar.UkTime.LocalDate(at);
        if (ExtendedFrom is not { } from) throw new Refused("No end of this agreement is noted, so there is nothing to extend.");
        if (today < from) throw new Refused("This agreement does not end within the next {0} days.", AgreementWarnings.Days[0]);
        if (until < today || until <= SharesUntil) throw new Refused("The extension must end later than the agreement does now, and not in the past.");
        if (until > today.AddDays(LongestExtension)) throw new Refused("An extension lasts {0} days at most. After that the agreement must be signed anew.", LongestExtension);
        AgreementExtendedTo = until;
        return new AgreementExtension(Id, until, because, by, at);
    }

    /// <summary>
    /// What whoever answers for it may make its people, and no more: a provider carries its own actions, everybody else has a place at the table. Who reads figures for the commissioner's office is an administrator's to say.
    /// </summary>
    public Access.Role? RoleOfItsPeople => Sector switch { Sector.Opcc => null, Sector.Provider => Access.Role.Provider, _ => Access.Role.Partner };

    /// <exception cref="Refused">Nothing new goes to this agency now, so nobody new is let in for it.</exception>
    public Access.Role RoleItMayGive(DateTime at)
    {
        var today = Calendar.UkTime.LocalDate(at);
        if (RoleOfItsPeople is not { } role) throw new Refused("People of this agency are given their roles by an administrator.");
        if (LeftOn < today) throw new Refused("This agency works with the panels no more.");
        if (HasLapsedBy(today)) throw new Refused("The sharing agreement of this agency has ended. Nobody new is given access for it until it is signed anew or extended.");
        return role;
    }

    /// <summary>Providers of support and the commissioner's office have none.</summary>
    public bool HasAPlaceAtTheTable => Sector is not (Sector.Provider or Sector.Opcc);

    /// <summary>A school or a community group knows some of the young people, not all of them.</summary>
    public bool UsuallySitsOnEveryItem => HasAPlaceAtTheTable && Sector is not (Sector.School or Sector.Community);

    public void Rename(string name, string nameCy, Sector sector)
    {
        Name = name;
        NameCy = nameCy;
        Sector = sector;
    }

    /// <summary>Section 16 of the 2022 Act authorises no disclosure of patient information, nor of personal information by health or social care.</summary>
    public bool MayUse(LegalGateway gateway) =>
        gateway != LegalGateway.SeriousViolenceDuty || Sector is not (Sector.Health or Sector.ChildrensServices);

    public LegalGateway UsualGateway(Panels.Nation nation) => UsualGateway(Sector, nation);

    /// <summary>Under which power something is usually shared with, or by, a service of this sector.</summary>
    public static LegalGateway UsualGateway(Sector sector, Panels.Nation nation) => sector switch
    {
        Sector.Health or Sector.ChildrensServices when nation == Panels.Nation.Wales => LegalGateway.WellbeingWales,
        Sector.Health or Sector.ChildrensServices => LegalGateway.ChildrenAct,
        Sector.Police or Sector.YouthJustice or Sector.CommunitySafety or Sector.Fire => LegalGateway.CrimeAndDisorder,
        _ => LegalGateway.SafeguardingPublicInterest,
    };
}

/// <summary>An agency's place in a panel.</summary>
public sealed class PanelAgency : Record
{
    private PanelAgency() { }

    public PanelAgency(Guid panelId, Agency agency, bool mayRefer)
    {
        PanelId = panelId;
        AgencyId = agency.Id;
        Agency = agency;
        MayRefer = mayRefer;
        SitsOnEveryItem = agency.UsuallySitsOnEveryItem;
    }

    public Guid PanelId { get; private set; }
    public Guid AgencyId { get; private set; }
    public Agency Agency { get; private set; } = null!;
    public bool MayRefer { get; set; }

    /// <summary>Sits on each item of its area; otherwise only where it already answers, acts or works on the case.</summary>
    public bool SitsOnEveryItem { get; set; }

    /// <summary>
    /// Whether the agency gets the pack of this case's item. The service of one council area has no need to know of another's young people, and
    /// a restricted case is read by the people named on it.
    /// </summary>
    public bool SitsOn(Cases.Case @case, DateTime now) =>
        Agency.HasAPlaceAtTheTable && !@case.IsRestricted && !Agency.HasLapsedBy(Calendar.UkTime.LocalDate(now))
        && ((SitsOnEveryItem && (Agency.AreaCode is null || @case.AreaCode is null || Agency.AreaCode == @case.AreaCode))
            || @case.Involvements.Any(held => held.AgencyId == AgencyId && held.Reach != Access.Reach.Seat && held.Reach != Access.Reach.Exists && held.IsOpenAt(now)));
}
