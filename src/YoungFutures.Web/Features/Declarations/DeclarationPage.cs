using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Declarations;

/// <summary>What somebody has to do with the young person of a case, for those who decide what follows from it.</summary>
public sealed record DeclarationPage(Guid Id, string? Version, Guid CaseId, string Reference, string Person, Tie Tie, DeclarationState State, DeclaredBy By, DateTime SaidAt) : IVersioned
{
    public string? Words { get; init; }
    public string? SaidBy { get; init; }
    /// <summary>Whose name in the case is like the person's.</summary>
    public string? Named { get; init; }
    public Tie? NamedAs { get; init; }
    public string? DecidedBy { get; init; }
    public DateTime? DecidedAt { get; init; }
    public string? DismissedBecause { get; init; }
    public string? LiftedBy { get; init; }
    public DateTime? LiftedAt { get; init; }
    public string? LiftedBecause { get; init; }
    public bool CanDecide { get; init; }
    public bool CanLift { get; init; }
    public bool IsConflict => Tie.IsConflict();

    public static async Task<DeclarationPage> Of(YoungFuturesDb db, Viewer viewer, Declaration declaration)
    {
        Guid?[] ids = [declaration.PersonId, declaration.SaidById, declaration.DecidedById, declaration.LiftedById];
        var names = await db.Users.Where(user => ids.Contains(user.Id)).Select(user => new { user.Id, user.DisplayName }).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        string? Name(Guid? id) => id is { } known ? names.GetValueOrDefault(known, "–") : null;
        var named = await db.NamedPeople.AsNoTracking().SingleOrDefaultAsync(held => held.Id == declaration.NamedPersonId);
        var decides = viewer.May(DeclarationRights.Decide, declaration);
        return new(declaration.Id, declaration.Version.ToString(), declaration.CaseId, declaration.CaseReference, Name(declaration.PersonId)!, declaration.Tie, declaration.State, declaration.By, declaration.SaidAt)
        {
            Words = declaration.Words, SaidBy = declaration.By == DeclaredBy.Panel ? Name(declaration.SaidById) : null, Named = named?.FullName, NamedAs = named?.Part,
            DecidedBy = Name(declaration.DecidedById), DecidedAt = declaration.DecidedAt, DismissedBecause = declaration.DismissedBecause,
            LiftedBy = Name(declaration.LiftedById), LiftedAt = declaration.LiftedAt, LiftedBecause = declaration.LiftedBecause,
            CanDecide = decides && declaration.IsOpen, CanLift = decides && declaration.IsInForce,
        };
    }
}

/// <summary>A declaration in a list of them: who has which tie, and how that stands.</summary>
public sealed record DeclarationRow(Guid Id, string Reference, string Person, Tie Tie, DeclarationState State)
{
    private const int Most = 50;

    /// <summary>What waits to be decided about the cases of these items, as far as the reader may know of it.</summary>
    public static async Task<IReadOnlyList<DeclarationRow>> Waiting(YoungFuturesDb db, IReadOnlyCollection<Guid> caseIds) => caseIds.Count == 0 ? [] :
        await db.Declarations.Where(held => caseIds.Contains(held.CaseId) && held.State == DeclarationState.Proposed).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Take(Most)
            .Select(held => new DeclarationRow(held.Id, held.CaseReference, db.Users.Where(user => user.Id == held.PersonId).Select(user => user.DisplayName).FirstOrDefault() ?? "–", held.Tie, held.State))
            .ToListAsync();
}

/// <summary>What the table is told: who withdrew from an item, or, with their interest, who has one.</summary>
/// <param name="DeclarationId">Where whoever decides about it finds it; nobody else is shown the way.</param>
public sealed record DisclosureRow(Guid CaseId, Guid DeclarationId, string Person, Tie? Interest)
{
    private const int Most = 200;

    public static async Task<IReadOnlyList<DisclosureRow>> Now(YoungFuturesDb db, IReadOnlyCollection<Guid> caseIds) => caseIds.Count == 0 ? [] :
        await db.Disclosures.Where(told => caseIds.Contains(told.CaseId) && told.Until == null).OrderBy(told => told.From).ThenBy(told => told.Id).Take(Most)
            .Select(told => new DisclosureRow(told.CaseId, told.DeclarationId, db.Users.Where(user => user.Id == told.PersonId).Select(user => user.DisplayName).FirstOrDefault() ?? "–", told.Interest))
            .ToListAsync();
}
