using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace SanzhongYida.Benchmarks;

/// <summary>One client's connection. It reads no more of HTTP than it must: on a machine that client and server share,
/// what the client costs is taken from the server.</summary>
internal sealed class HttpConnection : IDisposable
{
    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _length;

    public HttpConnection(Uri address) => _socket.Connect(address.Host, address.Port);

    /// <summary>Sends a request and reads its answer; throws unless it is a success.</summary>
    public async Task<string> Send(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        _length = 0;
        int head;
        do
        {
            await Receive();
            head = _buffer.AsSpan(0, _length).IndexOf(HeadEnd);
        }
        while (head < 0);

        while (!IsComplete(head + HeadEnd.Length))
        {
            await Receive();
        }

        return _buffer[9] == (byte)'2'
            ? Encoding.UTF8.GetString(_buffer, head, _length - head)
            : throw new InvalidOperationException(Encoding.UTF8.GetString(_buffer, 0, _length));
    }

    public void Dispose() => _socket.Dispose();

    private async Task Receive()
    {
        var read = await _socket.ReceiveAsync(_buffer.AsMemory(_length));
        _length += read > 0 ? read : throw new IOException("The server has closed the connection.");
    }

    private bool IsComplete(int body)
    {
        var head = _buffer.AsSpan(0, body);
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0)
        {
            return _buffer.AsSpan(0, _length).EndsWith("\r\n0\r\n\r\n"u8);
        }

        return Utf8Parser.TryParse(head[(at + 16)..], out int length, out _) && _length >= body + length;
    }
}
