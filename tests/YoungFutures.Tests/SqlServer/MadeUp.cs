using System.Collections;
using System.Runtime.CompilerServices;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Tests.SqlServer;

/// <summary>Values for a query's parameters, and a viewer for its filters.</summary>
internal sealed class MadeUp
{
    private readonly bool plenty;

    private MadeUp(bool plenty, Viewer viewer)
    {
        this.plenty = plenty;
        Viewer = viewer;
    }

    /// <summary>Everything is there, and two of it.</summary>
    public static readonly MadeUp Plenty = new(plenty: true, new Viewer
    {
        UserId = Guid.CreateVersion7(),
        AgencyId = Guid.CreateVersion7(),
        ToldUntil = new DateTime(2026, 1, 15, 0, 0, 0, DateTimeKind.Utc),
        EmergencyIds = [Guid.CreateVersion7(), Guid.CreateVersion7()],
        Roles = [.. Enum.GetValues<Role>().SelectMany(role => new[] { Guid.CreateVersion7(), Guid.CreateVersion7() }.Select(panel => new RoleInPanel(role, panel)))],
    });

    /// <summary>Whatever may be missing is missing.</summary>
    public static readonly MadeUp Nothing = new(plenty: false, new Viewer { UserId = Guid.CreateVersion7() });

    public Viewer Viewer { get; }

    public object? Value(Type type, YoungFuturesDb db)
    {
        if (type.IsAssignableFrom(db.GetType()) && type != typeof(object)) return db;
        if (Nullable.GetUnderlyingType(type) is { } inner) return plenty ? Value(inner, db) : null;
        if (type == typeof(string)) return plenty ? "ŵ" : null;
        if (ElementOf(type) is { } element) return List(type, element, db);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0);
        if (type == typeof(DateTime)) return new DateTime(2026, 1, 15, 10, 30, 0, DateTimeKind.Utc);
        if (type == typeof(DateOnly)) return new DateOnly(2026, 1, 15);
        if (type == typeof(Guid)) return Guid.CreateVersion7();
        if (type == typeof(bool)) return plenty;
        // Never nought: it may say how many rows to take.
        if (type.IsPrimitive) return Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type.IsValueType) return Activator.CreateInstance(type);
        return plenty && !type.IsAbstract ? RuntimeHelpers.GetUninitializedObject(type) : null;
    }

    private object List(Type type, Type element, YoungFuturesDb db)
    {
        var values = Array.CreateInstance(element, plenty ? 2 : 0);
        for (var i = 0; i < values.Length; i++) values.SetValue(Value(element, db), i);
        return type.IsAssignableFrom(values.GetType()) ? values : Activator.CreateInstance(type, values)!;
    }

    private static Type? ElementOf(Type type) => type == typeof(byte[])
        ? typeof(byte)
        : !typeof(IEnumerable).IsAssignableFrom(type)
            ? null
            : type.GetInterfaces().Append(type).FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
}
