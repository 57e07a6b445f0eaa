using System.Globalization;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Interventions;

/// <summary>What stands above each form about support: for whom, by which service.</summary>
public sealed record InterventionHead(Guid Id, string CaseReference, string Name, string Service, InterventionStatus Status)
{
    public static InterventionHead Of(Intervention held) => new(held.Id, held.CaseReference, held.SubjectName,
        Languages.IsWelsh(CultureInfo.CurrentUICulture) ? held.Service.NameCy : held.Service.Name, held.Status);
}
