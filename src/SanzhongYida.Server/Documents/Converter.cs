using System.ComponentModel;
using System.Diagnostics;

namespace SanzhongYida.Server;

/// <summary>LibreOffice, where it is installed: one conversion at a time, each in a folder of its own.</summary>
public sealed class Converter(IConfiguration settings) : IDisposable
{
    /// <summary>Longest a conversion may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private readonly SemaphoreSlim _one = new(1);

    private string Program => settings["Documents:Converter"] ?? "soffice";

    /// <summary>The document as PDF; null when no converter is there or it fails.</summary>
    public async Task<byte[]?> ToPdf(byte[] docx, CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        var folder = System.IO.Directory.CreateTempSubdirectory("szyd-pdf-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "paper.docx"), docx, stop);
            await Run(folder, stop);
            var pdf = Path.Combine(folder, "paper.pdf");
            return File.Exists(pdf) ? await File.ReadAllBytesAsync(pdf, stop) : null;
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task Run(string folder, CancellationToken stop)
    {
        var start = new ProcessStartInfo(Program)
        {
            ArgumentList = { "--headless", $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--convert-to", "pdf", "--outdir", folder, Path.Combine(folder, "paper.docx") },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                stop.ThrowIfCancellationRequested();
            }
        }
        catch (Win32Exception)
        {
            // Not installed: the caller says so.
        }
    }
}
