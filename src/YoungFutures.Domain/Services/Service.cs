using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Services;

public enum WelshMedium
{
    [Display(Name = "In Welsh throughout")] Throughout,
    [Display(Name = "In Welsh on request")] OnRequest,
    [Display(Name = "Not in Welsh")] None,
}

/// <summary>How somebody comes to a service.</summary>
public enum ReferralRoute
{
    [Display(Name = "The panel offers it here")] Panel,
    [Display(Name = "The service has a form of its own")] OwnForm,
    [Display(Name = "The family asks for itself")] Family,
    [Display(Name = "Through the school")] School,
    [Display(Name = "Through a doctor or nurse")] Health,
}

/// <summary>What it costs the family.</summary>
public enum FamilyCost
{
    [Display(Name = "Free for the family")] Free,
    [Display(Name = "The family pays part of it")] Part,
    [Display(Name = "The family pays for it")] Full,
}

/// <summary>One entry of the panel's directory: support that an agency gives, for whom, where, and how long one waits for it.</summary>
public sealed class Service : Record
{
    private Service() { }

    public Service(Act act, Agency agency, ServiceWords words)
    {
        PanelId = act.Panel.Id;
        AgencyId = agency.Id;
        Agency = agency;
        Describe(act, words);
    }

    public Guid PanelId { get; private set; }
    public Guid AgencyId { get; private set; }
    public Agency Agency { get; private set; } = null!;
    public string Name { get; private set; } = "";
    public string NameCy { get; private set; } = "";
    public SupportKind Kind { get; private set; }
    public string About { get; private set; } = "";
    public string AboutCy { get; private set; } = "";
    /// <summary>What it is for: codes of the list of needs.</summary>
    public List<string> NeedCodes { get; private set; } = [];
    /// <summary>The panel's areas that it is for; none means all of them.</summary>
    public List<string> AreaCodes { get; private set; } = [];
    /// <summary>Whole years, both included.</summary>
    public int MinimumAge { get; private set; }
    public int MaximumAge { get; private set; }
    public WelshMedium Welsh { get; private set; }
    public ReferralRoute Route { get; private set; }
    public FamilyCost Cost { get; private set; }
    public string? WhileWaiting { get; private set; }
    public string? WhileWaitingCy { get; private set; }
    /// <summary>When somebody last said that the entry is right.</summary>
    public DateTime CheckedAt { get; private set; }
    public Guid CheckedById { get; private set; }

    /// <summary>How many more young people could begin now; unknown until the provider says.</summary>
    public int? Places { get; private set; }
    /// <summary>Calendar days from an offer to a first session, as the provider expects it now.</summary>
    public int? WaitingDays { get; private set; }
    public DateTime? PlacesAt { get; private set; }
    public Guid? PlacesById { get; private set; }

    public DateTime? ClosedAt { get; private set; }
    public Guid? ClosedById { get; private set; }
    public string? ClosedBecause { get; private set; }

    public bool IsOpen => ClosedAt is null;
    /// <summary>The last place is gone and nothing was said of a wait: nobody can begin.</summary>
    public bool IsFull => Places == 0 && WaitingDays is null;

    public bool IsOld(PanelSettings limits, DateOnly today) => UkTime.LocalDate(CheckedAt).AddDays(limits.ServiceOldDays) < today;

    public bool HasOldPlaces(PanelSettings limits, DateOnly today) => PlacesAt is not { } at || UkTime.LocalDate(at).AddDays(limits.PlacesOldDays) < today;

    /// <summary>Writing an entry says that all of it is right today.</summary>
    public void Describe(Act act, ServiceWords words)
    {
        if (!IsOpen) throw new Refused("This service has closed. Its entry can no longer be changed.");
        if (words.MinimumAge > words.MaximumAge) throw new ArgumentException("The lowest age is above the highest.", nameof(words));
        (Name, NameCy, Kind, About, AboutCy) = (words.Name, words.NameCy, words.Kind, words.About, words.AboutCy);
        NeedCodes = [.. words.NeedCodes.Distinct().Order(StringComparer.Ordinal)];
        AreaCodes = [.. words.AreaCodes.Distinct().Order(StringComparer.Ordinal)];
        (MinimumAge, MaximumAge, Welsh, Route, Cost) = (words.MinimumAge, words.MaximumAge, words.Welsh, words.Route, words.Cost);
        (WhileWaiting, WhileWaitingCy) = (words.WhileWaiting, words.WhileWaitingCy);
        (CheckedAt, CheckedById) = (act.At, act.UserId);
    }

    /// <summary>The provider says how many can begin and how long one waits.</summary>
    public void SayPlaces(Act act, int places, int? waitingDays)
    {
        if (!IsOpen) throw new Refused("This service has closed.");
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        if (waitingDays is { } days) ArgumentOutOfRangeException.ThrowIfNegative(days, nameof(waitingDays));
        (Places, WaitingDays, PlacesAt, PlacesById) = (places, waitingDays, act.At, act.UserId);
    }

    /// <summary>It takes nobody any more. Whoever it was offered to comes back to their lead practitioner (<see cref="Interventions.ClosedServices"/>).</summary>
    public void Close(Act act, string because)
    {
        if (!IsOpen) throw new Refused("This service has closed already.");
        (ClosedAt, ClosedById, ClosedBecause) = (act.At, act.UserId, because);
    }
}

/// <summary>What an entry of the directory says.</summary>
public sealed record ServiceWords(string Name, string NameCy, SupportKind Kind, string About, string AboutCy, IEnumerable<string> NeedCodes, IEnumerable<string> AreaCodes,
    int MinimumAge, int MaximumAge, WelshMedium Welsh, ReferralRoute Route, FamilyCost Cost, string? WhileWaiting = null, string? WhileWaitingCy = null);
