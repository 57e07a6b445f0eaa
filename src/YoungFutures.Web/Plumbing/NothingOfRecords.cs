using Serilog.Core;
using Serilog.Events;
using YoungFutures.Domain;
using YoungFutures.Domain.Users;

namespace YoungFutures.Web.Plumbing;

/// <summary>Of a record that somebody hands to the log as an object, <c>{@Case}</c>, the log takes its kind and its id and nothing that is written in it.</summary>
public sealed class NothingOfRecords : IDestructuringPolicy
{
    public bool TryDestructure(object value, ILogEventPropertyValueFactory propertyValueFactory, out LogEventPropertyValue result)
    {
        var type = value.GetType();
        result = new ScalarValue(value switch
        {
            Record record => $"{type.Name} {record.Id}",
            User user => $"{type.Name} {user.Id}",
            Enum => value,
            _ => type.Name,
        });
        // Of several each is asked about by itself.
        return value is not System.Collections.IEnumerable && type.Namespace?.StartsWith(nameof(YoungFutures), StringComparison.Ordinal) == true;
    }
}
