namespace YoungFutures.Web.Features.Exports;

/// <summary>A row of a list that can be saved as a file: whose record it is, and in which panel.</summary>
public interface IListed
{
    Guid Id { get; }

    /// <summary>Nothing where it is about nobody in particular, as a meeting is.</summary>
    Guid? SubjectId { get; }

    Guid PanelId { get; }
}
