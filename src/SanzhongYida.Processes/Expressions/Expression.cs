namespace SanzhongYida.Processes;

/// <summary>An expression as written and as read.</summary>
public sealed record Expression(string Source);
