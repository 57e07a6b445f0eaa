using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Returns;
using YoungFutures.Domain.Users;

namespace YoungFutures.Web.Features.Admin.Returns;

internal static class DefinitionInSight
{
    /// <summary>The version with its lines, for whoever administers.</summary>
    public static async Task<ReturnDefinition?> DefinitionFor(this YoungFuturesDb db, Viewer viewer, Guid definitionId) =>
        viewer.May(UserRights.Administer) ? await db.ReturnDefinitions.Include(held => held.Lines).SingleOrDefaultAsync(held => held.Id == definitionId) : null;
}
