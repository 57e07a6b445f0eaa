using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using YoungFutures.Domain.Text;

namespace YoungFutures.Web.Features.Documents;

/// <summary>What the scanner said: nothing found, or what it calls what it found.</summary>
public sealed record Scanned(string? Signature)
{
    public static readonly Scanned Nothing = new((string?)null);
}

/// <summary>The scanner did not answer, or said that it could not look. What it was to look at is neither clean nor refused.</summary>
public sealed class ScannerUnavailable(string why, Exception? because = null) : Exception(why, because);

/// <summary>
/// ClamAV’s daemon, asked by INSTREAM: the command, the bytes in pieces that each say their length (four bytes, the highest first), a length of zero, and one line of answer that ends with a NUL.
/// Whatever else comes back, or nothing, is no answer.
/// </summary>
public sealed class Clamd(IOptions<DocumentSettings> settings)
{
    private const int Piece = 64 * 1024, LongestAnswer = 4096;
    private static readonly TimeSpan ToConnect = TimeSpan.FromSeconds(5);

    /// <exception cref="ScannerUnavailable">It did not answer in time, or said something else.</exception>
    public async Task<Scanned> Scan(Stream content, CancellationToken cancelled)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        try
        {
            limit.CancelAfter(ToConnect);
            var (endpoint, socket) = Where(settings.Value.Clamd);
            using var held = socket;
            await socket.ConnectAsync(endpoint, limit.Token);
            limit.CancelAfter(TimeSpan.FromSeconds(Math.Clamp(settings.Value.ScanSeconds, 1, 600)));
            await using var line = new NetworkStream(socket, ownsSocket: false);
            try
            {
                await Send(line, content, limit.Token);
            }
            catch (IOException)
            {
                // It may have stopped reading because it has said why: a document over its own limit.
            }

            return Understood(await Answer(line, limit.Token));
        }
        catch (OperationCanceledException late) when (!cancelled.IsCancellationRequested)
        {
            throw new ScannerUnavailable("The scanner did not answer in time.", late);
        }
        catch (Exception down) when (down is SocketException or IOException)
        {
            throw new ScannerUnavailable("The scanner cannot be reached.", down);
        }
    }

    private static async Task Send(Stream line, Stream content, CancellationToken cancelled)
    {
        await line.WriteAsync("zINSTREAM\0"u8.ToArray(), cancelled);
        var piece = new byte[sizeof(int) + Piece];
        while (await content.ReadAsync(piece.AsMemory(sizeof(int)), cancelled) is > 0 and var read)
        {
            BinaryPrimitives.WriteInt32BigEndian(piece, read);
            await line.WriteAsync(piece.AsMemory(0, sizeof(int) + read), cancelled);
        }

        await line.WriteAsync(new byte[sizeof(int)], cancelled);
    }

    private static async Task<string> Answer(Stream line, CancellationToken cancelled)
    {
        var (answer, filled) = (new byte[LongestAnswer], 0);
        while (filled < answer.Length && await line.ReadAsync(answer.AsMemory(filled), cancelled) is > 0 and var read)
        {
            filled += read;
            if (answer.AsSpan(0, filled).IndexOf((byte)0) is >= 0 and var end) return Encoding.UTF8.GetString(answer, 0, end);
        }

        throw new ScannerUnavailable("The scanner broke off.");
    }

    private static Scanned Understood(string answer)
    {
        const string Begins = "stream: ", Found = " FOUND";
        if (answer == "stream: OK") return Scanned.Nothing;
        if (answer.StartsWith(Begins, StringComparison.Ordinal) && answer.EndsWith(Found, StringComparison.Ordinal) && answer.Length > Begins.Length + Found.Length)
            return new(TypedText.Truncate(TypedText.CleanLine(answer[Begins.Length..^Found.Length]), Domain.Data.Lengths.Line));
        throw new ScannerUnavailable("The scanner could not look at a document.");
    }

    private static (EndPoint, Socket) Where(string? named)
    {
        if (named is { Length: > 0 } path && path.StartsWith('/')) return (new UnixDomainSocketEndPoint(path), new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified));
        var colon = named?.LastIndexOf(':') ?? -1;
        if (colon <= 0 || !ushort.TryParse(named.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            throw new ScannerUnavailable("Documents:Clamd is neither host:port nor the path of a socket.");
        return (new DnsEndPoint(named![..colon].Trim('[', ']'), port), new Socket(SocketType.Stream, ProtocolType.Tcp));
    }
}
