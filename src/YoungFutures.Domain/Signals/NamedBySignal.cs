using System.Linq.Expressions;
using YoungFutures.Domain.Linkage;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Signals;

/// <summary>Whom a signal is about, as its source wrote it, and nothing of what it says of them.</summary>
public sealed record NamedBySignal(Guid Id, Guid? IdentityId, Guid AgencyId, string? GivenName, string? MiddleNames, string? FamilyName, Sex Sex, DateOnly? BornOn, string? Address, string? Town, string? Postcode,
    string? NhsNumber, string? Upn, string? LocalId)
{
    public static readonly Expression<Func<Signal, NamedBySignal>> From = signal => new(signal.Id, signal.IdentityId, signal.AgencyId, signal.GivenName, signal.MiddleNames, signal.FamilyName, signal.Sex,
        signal.BornOn, signal.Address, signal.Town, signal.Postcode, signal.NhsNumber, signal.Upn, signal.LocalId);

    private static readonly Func<Signal, NamedBySignal> Read = From.Compile();

    public static NamedBySignal Of(Signal signal) => Read(signal);

    /// <summary>As the engine reads it.</summary>
    public PersonRecord ToRecord() => new(Id.ToString("N"), AgencyId.ToString("N"), GivenName, MiddleNames, FamilyName, Sex switch { Sex.Female => "F", Sex.Male => "M", _ => null }, BornOn, Address, Town, Postcode,
        NhsNumber, Upn, LocalId);

    /// <summary>What one agency says over and over of one person is one thing said.</summary>
    internal object Said => (AgencyId, (GivenName, MiddleNames, FamilyName, Sex, BornOn), (Address, Town, Postcode, NhsNumber, Upn, LocalId));
}
