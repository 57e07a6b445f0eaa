using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.YoungPeople;

public static class YoungPersonRights
{
    public static readonly Right<YoungPerson> Edit = new(nameof(Edit), (viewer, youngPerson) => viewer.Runs(youngPerson.PanelId));

    /// <summary>Saying that two on record are one young person, and taking it back.</summary>
    public static readonly Right<YoungPerson> Merge = new(nameof(Merge), (viewer, youngPerson) => viewer.Runs(youngPerson.PanelId));

    /// <summary>The numbers by which services know somebody are for matching, not for reading.</summary>
    public static readonly Right<YoungPerson> SeeIdentifiers = new(nameof(SeeIdentifiers), (viewer, youngPerson) => viewer.RunsOrChairs(youngPerson.PanelId));
}
