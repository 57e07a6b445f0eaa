namespace YoungFutures.Domain;

/// <summary>What a page can be opened on: it carries the version it showed.</summary>
public interface IHasVersion
{
    Guid Id { get; }
    Guid Version { get; }
}

/// <summary>Something the panel keeps: it has an identity and a version, so that nobody overwrites what they have not seen.</summary>
public abstract class Record : IHasVersion
{
    /// <summary>Version 7, so that rows lie in the order in which they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Changes with every save; a page carries the one it showed.</summary>
    public Guid Version { get; internal set; } = Guid.NewGuid();
}

/// <summary>A record about a young person: its changes are kept encrypted under that young person's key.</summary>
public interface IAboutYoungPerson
{
    /// <summary>The young person, or before one is on record the referral, that the key belongs to.</summary>
    Guid SubjectId { get; }

    Guid PanelId { get; }
}

/// <summary>An open record always has an owner and a next date, so that nothing falls through a gap.</summary>
public interface IOwned
{
    Guid? OwnerId { get; }
    DateOnly? DueOn { get; }
    bool IsOpen { get; }
}
