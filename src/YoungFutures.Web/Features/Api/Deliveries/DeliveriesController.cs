using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Api.Deliveries;

/// <summary>One thing that is wrong with one signal.</summary>
/// <param name="Index">The signal’s place in the delivery, the first being 0.</param>
public sealed record DeliveryFault(long Index, string? Field, string Reason, string? Value);

/// <summary>What became of a delivery, or of a trial of it.</summary>
/// <param name="Id">The import it made; none of a trial.</param>
/// <param name="Taken">New signals, corrections included.</param>
/// <param name="SaidAgain">Signals that earlier deliveries said already, word for word.</param>
/// <param name="OutsideAge">Signals about somebody younger or older than the panel is for: a fact, no fault.</param>
/// <param name="Faults">The first hundred.</param>
public sealed record DeliveryAnswer(Guid? Id, bool Trial, long Received, long Faulty, long Taken, long SaidAgain, long Corrected, long Withdrawn, long OutsideAge, IReadOnlyList<DeliveryFault> Faults);

/// <summary>What a partner’s system sends.</summary>
[ApiController, Authorize(AuthenticationSchemes = PartnerTokens.Scheme), EnableRateLimiting(ApiSetup.PerSystem), IgnoreAntiforgeryToken]
[Route("api/lists/{listId:guid}/deliveries")]
public sealed class DeliveriesController(YoungFuturesDb db, Records records, IOptions<JsonOptions> json) : ControllerBase
{
    private const int FaultsShown = 100;
    private const int LongestKey = 100;
    private const int MostTries = 5;

    /// <summary>Sends signals to a list, under the rules of its files.</summary>
    /// <remarks>
    /// Every fault is named, and nothing of a delivery with a fault is taken. With dryRun=true nothing is taken either way. The same Idempotency-Key with the same
    /// body brings the first answer again; with another body it is refused.
    /// </remarks>
    /// <param name="listId">The list, one of those that the token names.</param>
    /// <param name="delivery">A thousand signals at most.</param>
    /// <param name="key">1 to 100 visible characters; needed unless dryRun is true.</param>
    /// <param name="dryRun">Checks and counts without taking anything.</param>
    /// <param name="cancelled">The system hung up.</param>
    [HttpPost]
    [ProducesResponseType<DeliveryAnswer>(StatusCodes.Status200OK), ProducesResponseType<DeliveryAnswer>(StatusCodes.Status201Created), ProducesResponseType<DeliveryAnswer>(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest), ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound), ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> Create(Guid listId, [FromBody] PostedDelivery delivery, [FromHeader(Name = "Idempotency-Key")] string? key, [FromQuery] bool dryRun, CancellationToken cancelled)
    {
        var system = HttpContext.Features.Get<PartnerSystem>()!;
        var list = system.ListIds.Contains(listId) ? await db.SignalLists.AsNoTracking().SingleOrDefaultAsync(held => held.Id == listId, cancelled) : null;
        if (list is null || list.AgencyId != system.AgencyId) return Problem("There is no such list, or this system was not named for it.", StatusCodes.Status404NotFound);
        if (delivery.Signals is not { Count: > 0 and <= PostedSignals.Most } signals)
            return Problem($"A delivery holds 1 to {PostedSignals.Most.ToString(CultureInfo.InvariantCulture)} signals.", StatusCodes.Status400BadRequest);
        if (!dryRun && (string.IsNullOrWhiteSpace(key) || key.Length > LongestKey || key.Any(character => character is <= ' ' or > '~')))
            return Problem("Send an Idempotency-Key of 1 to 100 visible characters.", StatusCodes.Status400BadRequest);

        var body = JsonSerializer.SerializeToUtf8Bytes(delivery, json.Value.JsonSerializerOptions);
        // With its key: a system may say the same on another day, and each trial is one of its own.
        var sha256 = Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(dryRun ? Guid.NewGuid().ToString() : key + "\n"), .. body]));
        try
        {
            if (dryRun) return Ok((await Take(list, system, "dry run", sha256, body.Length, signals, trial: true, null, cancelled))!.Value.Answer);
            return await Once(list, system, key!, sha256, body.Length, signals, cancelled);
        }
        catch (Refused refused)
        {
            return Problem(string.Format(CultureInfo.InvariantCulture, refused.Sentence, [.. refused.Values]), StatusCodes.Status409Conflict);
        }
    }

    private async Task<IActionResult> Once(SignalList list, PartnerSystem system, string key, string sha256, long bytes, IReadOnlyList<PostedSignal?> signals, CancellationToken cancelled)
    {
        await using var own = records.As(Purpose.Importing);
        var held = await own.SignalDeliveries.SingleOrDefaultAsync(earlier => earlier.SystemId == system.Id && earlier.Key == key, cancelled);
        if (held is not null && (held.Sha256 != sha256 || held.ListId != list.Id)) return Problem("This Idempotency-Key was sent with another delivery.", StatusCodes.Status409Conflict);
        if (held?.Status is { } status) return Content(held.Answer!, status);
        if (held is not null && held.StartedAt + SignalDelivery.Longest > own.Now) return InHand();
        // The program died over it: what it left would stand in the way of sending it again.
        if (held is not null && await Left(own, list, system, sha256)) return InHand();
        if (held is null) own.SignalDeliveries.Add(held = new SignalDelivery { SystemId = system.Id, ListId = list.Id, Key = key, Sha256 = sha256 });
        held.StartedAt = own.Now;
        try
        {
            await own.SaveChangesAsync(cancelled);
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            return InHand();
        }

        if (await Take(list, system, key, sha256, bytes, signals, trial: false, held, CancellationToken.None) is not var (answered, answer))
        {
            // Nothing of it was taken, so its key is as if it had never been used.
            own.SignalDeliveries.Remove(held);
            await own.SaveChangesAsync(CancellationToken.None);
            return InHand("Another delivery or file of this list is being taken in or out.");
        }

        held.Status = answered;
        held.Answer = JsonSerializer.Serialize(answer, json.Value.JsonSerializerOptions);
        await own.SaveChangesAsync(CancellationToken.None);
        return Content(held.Answer, answered);
    }

    /// <summary>Gives up what a delivery left that was broken off. True while rows of it have yet to be taken out.</summary>
    private static async Task<bool> Left(YoungFuturesDb own, SignalList list, PartnerSystem system, string sha256)
    {
        var left = await own.SignalImports.SingleOrDefaultAsync(import => import.ListId == list.Id && import.SystemId == system.Id && import.Sha256 == sha256
            && (import.Status == ImportStatus.Checking || import.Status == ImportStatus.Checked || import.Status == ImportStatus.Staging || import.Status == ImportStatus.Undoing));
        if (left is null) return false;
        if (left.Status == ImportStatus.Undoing) return true;
        var wasStaging = !left.CanBeAbandoned;
        if (wasStaging) left.BreakOff(own.Now); else left.Abandon();
        await own.SaveChangesAsync();
        return wasStaging;
    }

    /// <summary>Checks the delivery as a file is checked, and takes it in as a file is taken in. Nothing where another of the list is on its way in or out: one at a time.</summary>
    private async Task<(int Status, DeliveryAnswer Answer)?> Take(SignalList list, PartnerSystem system, string key, string sha256, long bytes, IReadOnlyList<PostedSignal?> signals, bool trial, SignalDelivery? delivery, CancellationToken cancelled)
    {
        await using var own = records.As(Purpose.Importing);
        own.Origin = new Origin(system.Id, system.AgencyId, HttpContext.Connection.RemoteIpAddress?.ToString(), HttpContext.TraceIdentifier);
        var agency = await own.Agencies.AsNoTracking().SingleAsync(held => held.Id == list.AgencyId, cancelled);
        var import = SignalImport.Posted(list, agency, system, key, sha256, bytes, own.Now);
        own.SignalImports.Add(import);
        await own.SaveChangesAsync(cancelled);
        delivery?.ImportId = import.Id;

        var work = new ImportWork(own);
        await work.Check(import.Id, () => PostedSignals.Source(signals), cancelled);
        var checkedImport = await own.SignalImports.SingleAsync(held => held.Id == import.Id, cancelled);
        var faults = await own.ImportFaults.AsNoTracking().Where(fault => fault.ImportId == import.Id).OrderBy(fault => fault.Number).Take(FaultsShown).ToListAsync(cancelled);
        if (trial || checkedImport.Faulty > 0)
        {
            checkedImport.Abandon();
            await own.SaveChangesAsync(cancelled);
            await work.ForgetFaults(import.Id, cancelled);
            return (checkedImport.Faulty > 0 && !trial ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, AnswerOf(checkedImport, null, trial, faults));
        }

        checkedImport.TakeIn(await own.SignalLists.SingleAsync(held => held.Id == list.Id, cancelled), agency, withoutFaulty: false, null, own.Now);
        try
        {
            await own.SaveChangesAsync(cancelled);
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            own.ChangeTracker.Clear();
            (await own.SignalImports.SingleAsync(held => held.Id == import.Id, cancelled)).Abandon();
            await own.SaveChangesAsync(cancelled);
            return null;
        }

        for (var tried = 1; ; tried++)
        {
            try
            {
                await work.Stage(import.Id, () => PostedSignals.Source(signals), cancelled);
                break;
            }
            catch (DbUpdateConcurrencyException) when (tried < MostTries)
            {
                // Somebody joined or parted, in this moment, what a corrected signal belongs to. It goes on from where it stood.
                own.ChangeTracker.Clear();
            }
        }

        var taken = await own.SignalImports.AsNoTracking().SingleAsync(held => held.Id == import.Id, cancelled);
        return (StatusCodes.Status201Created, AnswerOf(taken, import.Id, false, []));
    }

    private static DeliveryAnswer AnswerOf(SignalImport import, Guid? id, bool trial, IReadOnlyList<ImportFault> faults) => new(id, trial, import.Rows, import.Faulty,
        import.Status == ImportStatus.Committed ? import.Staged : import.Rows - import.Faulty - import.SaidAgain - import.Withdrawn, import.SaidAgain, import.Corrected, import.Withdrawn, import.OutsideAge,
        [.. faults.Select(fault => new DeliveryFault(fault.Row - PostedSignals.FirstRow, fault.Field is { } field ? PostedSignals.NameOf(field) : null, ReasonOf(fault), fault.Value))]);

    // In English, as everything that programs and those who write them are told.
    private static string ReasonOf(ImportFault fault)
    {
        var words = typeof(RowFaultKind).GetField(fault.Kind.ToString())!.GetCustomAttribute<DisplayAttribute>()!.Name!;
        var limit = fault.Kind == RowFaultKind.SameKey ? fault.Limit - PostedSignals.FirstRow : fault.Limit;
        return string.Format(CultureInfo.InvariantCulture, words, limit);
    }

    private ObjectResult Problem(string what, int status) => StatusCode(status, new ProblemDetails { Title = what, Status = status });

    private ObjectResult InHand(string what = "A delivery with this Idempotency-Key is being taken in.")
    {
        Response.Headers.RetryAfter = "5";
        return Problem(what, StatusCodes.Status409Conflict);
    }

    private static ContentResult Content(string answer, int status) => new() { Content = answer, ContentType = "application/json; charset=utf-8", StatusCode = status };
}
