using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Documents;

namespace YoungFutures.Tests.Web.Documents;

/// <summary>A site whose settings name no scanner.</summary>
public sealed class UncheckedTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    [Fact]
    public async Task Where_nothing_is_checked_everybody_is_told_and_documents_are_opened_as_they_came()
    {
        var caseId = await site.Given.Case();
        var coordinator = await site.As("coordinator.nw");
        const string Warning = "not checked for viruses";
        Assert.Contains(Warning, (await coordinator.Get($"/cases/{caseId}/documents/new")).Text, StringComparison.Ordinal);
        Assert.Contains(Warning, (await (await site.As("admin")).Get("/admin")).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendDocument($"/cases/{caseId}", "note.txt", [65])).Status);

        await using var db = site.Db();
        var document = await db.Documents.SingleAsync(held => held.CaseId == caseId);
        Assert.Equal(DocumentState.Waiting, document.State);
        Assert.Equal("A", (await coordinator.Get($"/documents/{document.Id}/file")).Body);
        Assert.Contains("Not checked for viruses", (await coordinator.Get($"/cases/{caseId}/documents")).Text, StringComparison.Ordinal);
    }
}
