using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Support;

/// <summary>The parts of a young person's life that the conversation goes through.</summary>
public enum LifeArea
{
    [Display(Name = "The young person")] YoungPerson,
    [Display(Name = "Home and family")] Family,
    [Display(Name = "School, training or work")] School,
    [Display(Name = "Friends")] Friends,
    [Display(Name = "Where they live")] Community,
}

/// <summary>What was said about one part: no number, and nothing to add up.</summary>
public sealed record SaidOfArea(LifeArea Area, string? Well, string? Hard);

/// <summary>What a conversation about strengths and needs is recorded with.</summary>
/// <param name="OwnWords">The young person's own section, as they said it.</param>
/// <param name="NoOwnWords">Why there is none.</param>
/// <param name="Helps">What helps, and what protects.</param>
/// <param name="NeedCodes">Codes of the list of needs.</param>
public sealed record ConversationWords(DateOnly On, ContactLanguage Language, string TookPart, string? OwnWords, string? NoOwnWords, string? Helps,
    IReadOnlyList<SaidOfArea> Areas, IReadOnlyList<string> NeedCodes);

/// <summary>
/// A short conversation about strengths and needs, before there is a plan. It is written once; another one is another record, and the newest counts.
/// </summary>
public sealed class NeedsConversation : Record, IAboutYoungPerson
{
    private NeedsConversation() { }

    internal NeedsConversation(Case @case, Act act, ConversationWords said)
    {
        if (said.On > act.Today) throw new Refused("A conversation is recorded once it has been held.");
        if (said.Areas.All(area => string.IsNullOrWhiteSpace(area.Well))) throw new Refused("Write down at least one thing that is going well.");
        if (said.NeedCodes.Count == 0) throw new Refused("Choose at least one need.");
        if (string.IsNullOrWhiteSpace(said.OwnWords) && string.IsNullOrWhiteSpace(said.NoOwnWords)) throw new Refused("Write what the young person said in their own words, or why there is nothing.");
        CaseId = @case.Id;
        Case = @case;
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        HeldOn = said.On;
        Language = said.Language;
        TookPart = said.TookPart;
        OwnWords = said.OwnWords;
        NoOwnWords = string.IsNullOrWhiteSpace(said.OwnWords) ? said.NoOwnWords : null;
        Helps = said.Helps;
        NeedCodes = [.. said.NeedCodes.Distinct()];
        (YoungPersonWell, YoungPersonHard) = Of(LifeArea.YoungPerson);
        (FamilyWell, FamilyHard) = Of(LifeArea.Family);
        (SchoolWell, SchoolHard) = Of(LifeArea.School);
        (FriendsWell, FriendsHard) = Of(LifeArea.Friends);
        (CommunityWell, CommunityHard) = Of(LifeArea.Community);
        RecordedById = act.UserId;
        RecordedAt = act.At;

        (string?, string?) Of(LifeArea area) => said.Areas.FirstOrDefault(held => held.Area == area) is { } held ? (held.Well, held.Hard) : (null, null);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public DateOnly HeldOn { get; private set; }
    public ContactLanguage Language { get; private set; }
    public string TookPart { get; private set; } = "";
    public string? OwnWords { get; private set; }
    public string? NoOwnWords { get; private set; }
    public string? YoungPersonWell { get; private set; }
    public string? YoungPersonHard { get; private set; }
    public string? FamilyWell { get; private set; }
    public string? FamilyHard { get; private set; }
    public string? SchoolWell { get; private set; }
    public string? SchoolHard { get; private set; }
    public string? FriendsWell { get; private set; }
    public string? FriendsHard { get; private set; }
    public string? CommunityWell { get; private set; }
    public string? CommunityHard { get; private set; }
    public string? Helps { get; private set; }
    public List<string> NeedCodes { get; private set; } = [];
    public Guid RecordedById { get; private set; }
    public DateTime RecordedAt { get; private set; }

    public IReadOnlyList<SaidOfArea> Areas =>
    [
        new(LifeArea.YoungPerson, YoungPersonWell, YoungPersonHard), new(LifeArea.Family, FamilyWell, FamilyHard), new(LifeArea.School, SchoolWell, SchoolHard),
        new(LifeArea.Friends, FriendsWell, FriendsHard), new(LifeArea.Community, CommunityWell, CommunityHard),
    ];
}
