using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace YoungFutures.Tests.Web.Documents;

/// <summary>What stands in for ClamAV’s daemon does.</summary>
public enum Behaves { Answers, Hangs, BreaksOff, SaysNonsense, CannotLook }

/// <summary>A daemon that speaks INSTREAM and finds the word <see cref="Harmful"/>. Its port answers nobody while it is down.</summary>
public sealed class StubClamd : IDisposable
{
    public const string Harmful = "something-harmful", Signature = "Test.Harmful-1";

    private readonly CancellationTokenSource end = new();
    private TcpListener? listener;
    private bool isOver;

    public StubClamd()
    {
        Up();
    }

    public int Port { get; private set; }
    public Behaves Behaves { get; set; }
    /// <summary>What it was last given to look at.</summary>
    public byte[] Given { get; private set; } = [];

    public void Down()
    {
        listener?.Stop();
        listener = null;
    }

    public void Up()
    {
        if (listener is not null) return;
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var mine = listener;
        _ = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                TcpClient client;
                try
                {
                    client = await mine.AcceptTcpClientAsync(end.Token);
                }
                catch (Exception stopped) when (stopped is SocketException or OperationCanceledException or ObjectDisposedException)
                {
                    return;
                }

                _ = Task.Run(() => Serve(client));
            }
        });
    }

    public void Dispose()
    {
        // A host is disposed of twice.
        if (isOver) return;
        isOver = true;
        end.Cancel();
        Down();
    }

    private async Task Serve(TcpClient client)
    {
        using var held = client;
        try
        {
            await using var line = client.GetStream();
            var command = new byte[10];
            await line.ReadExactlyAsync(command);
            if (Encoding.ASCII.GetString(command) != "zINSTREAM\0") return;
            using var content = new MemoryStream();
            var length = new byte[4];
            while (true)
            {
                await line.ReadExactlyAsync(length);
                var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
                if (piece.Length == 0) break;
                await line.ReadExactlyAsync(piece);
                content.Write(piece);
            }

            Given = content.ToArray();
            if (Behaves == Behaves.Hangs) await Task.Delay(Timeout.Infinite, end.Token);
            var answer = Behaves switch
            {
                Behaves.BreaksOff => "stream: O",
                Behaves.SaysNonsense => "stream: OK, I suppose\0",
                Behaves.CannotLook => "INSTREAM size limit exceeded. ERROR\0",
                _ => Given.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Harmful)) >= 0 ? $"stream: {Signature} FOUND\0" : "stream: OK\0",
            };
            await line.WriteAsync(Encoding.ASCII.GetBytes(answer));
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
        }
    }
}
