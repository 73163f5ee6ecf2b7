namespace SanzhongYida.Benchmarks;

/// <summary>Says on the error stream how far long work has come, in steps of a tenth.</summary>
internal sealed class Progress(string what)
{
    private int _percent = -1;

    /// <summary>So many of all.</summary>
    public void Show(long done, long all)
    {
        var percent = (int)(100 * done / all);
        if (percent / 10 == _percent / 10 && _percent >= 0)
        {
            return;
        }

        _percent = percent;
        Console.Error.Write(Console.IsErrorRedirected ? $"{what}: {percent}%\n" : $"\r{what}: {percent}%{(percent == 100 ? "\n" : "")}");
    }
}
