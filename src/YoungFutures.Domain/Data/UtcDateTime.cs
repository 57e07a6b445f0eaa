using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace YoungFutures.Domain.Data;

/// <summary>Every moment is stored and read as UTC; both databases forget the kind.</summary>
internal sealed class UtcDateTime() : ValueConverter<DateTime, DateTime>(
    moment => moment.Kind == DateTimeKind.Local ? moment.ToUniversalTime() : moment,
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
