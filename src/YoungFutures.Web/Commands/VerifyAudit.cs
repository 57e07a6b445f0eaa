using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;

namespace YoungFutures.Web.Commands;

/// <summary><c>verify-audit</c>: reads the whole audit and names the first line that is not as it was written.</summary>
public static class VerifyAudit
{
    /// <param name="args">What follows the verb: nothing, or the head file to compare with.</param>
    /// <returns>0: nothing is wrong. 1: something is. 2: the command was not understood.</returns>
    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output)
    {
        if (args is not ([] or ["--head", _]))
        {
            await output.WriteLineAsync($"Usage: verify-audit [--head <file>]");
            return 2;
        }

        var head = args is [_, var file] ? new HeadFile(Path.GetFullPath(file)) : services.GetRequiredService<HeadFile>();
        await using var db = services.GetRequiredService<Records>().As(Purpose.Sealing);
        var found = await AuditVerification.Of(db, services.GetRequiredService<AuditKeyring>(), head);

        await output.WriteLineAsync($"Sealed lines: {found.Sealed}");
        await output.WriteLineAsync($"Lines not yet sealed: {found.NotYetSealed}");
        if (found.LetGoUpTo is { } last) await output.WriteLineAsync($"Let go after {AuditRetention.Years} years: up to seal {last}, but for what is on hold");
        if (found.Fault is not { } fault)
        {
            await output.WriteLineAsync("Nothing was changed, removed, put in, swapped or cut off.");
            return 0;
        }

        await output.WriteLineAsync((fault.Number, fault.EntryId) switch
        {
            ({ } number, { } id) => $"WRONG at seal {number}, line {id}",
            ({ } number, null) => $"WRONG at seal {number}",
            (null, { } id) => $"WRONG at line {id}, which has no seal",
            _ => "WRONG",
        });
        await output.WriteLineAsync(fault.What);
        return 1;
    }
}
