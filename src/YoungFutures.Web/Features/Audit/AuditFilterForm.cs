using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Audit;

/// <summary>Which lines to show. It stands in the address, so it holds ids, references and dates, never a name.</summary>
public sealed class AuditFilterForm
{
    public Guid? User { get; set; }
    public string? Event { get; set; }
    /// <summary>The reference of a case or referral, or the id of any record.</summary>
    public string? Record { get; set; }
    /// <summary>The young person that lines are about.</summary>
    public Guid? About { get; set; }
    public DateAnswer From { get; set; } = new();
    public DateAnswer To { get; set; } = new();

    [BindNever]
    public IReadOnlyList<Choice> People { get; set; } = [];

    /// <summary>How many there are, those included for whom the list has no place.</summary>
    [BindNever]
    public int PeopleInAll { get; set; }
}
