using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SanzhongYida.Storage.Tests;

/// <summary>SQLite's own way to the operating system, with an eye on the writes, truncations and syncs of watched folders. Registered once
/// as the default; files of other folders are opened and left alone.</summary>
/// <remarks>A copy of the system's table of functions in which only the opening is another one; a watched file keeps its own functions but
/// for four. See https://sqlite.org/c3ref/vfs.html and https://sqlite.org/c3ref/io_methods.html.</remarks>
internal static unsafe partial class WatchingVfs
{
    private const int Ok = 0;

    private static readonly ConcurrentDictionary<string, WatchedDisk> Disks = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<nint, (WatchedDisk Disk, WatchedFile File)> Open = new();
    private static readonly ConcurrentDictionary<nint, nint> Methods = new();
    private static readonly ConcurrentDictionary<nint, nint> Systems = new();
    private static readonly Lazy<nint> Underlying = new(Register);

    public static void Watch(WatchedDisk disk)
    {
        _ = Underlying.Value;
        Disks[disk.Folder] = disk;
    }

    public static void Unwatch(WatchedDisk disk) => Disks.TryRemove(disk.Folder, out _);

    private static nint Register()
    {
        SQLitePCL.Batteries_V2.Init();
        var system = Find(null);
        var own = (Vfs*)NativeMemory.Alloc((nuint)sizeof(Vfs));
        *own = *system;
        own->Name = Marshal.StringToCoTaskMemUTF8("watching");
        own->Next = null;
        own->Open = &OpenFile;
        return Register(own, isDefault: 1) == Ok ? (nint)system : throw new InvalidOperationException("SQLite takes no other way to the system.");
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OpenFile(Vfs* vfs, byte* name, FileHandle* file, int flags, int* flagsOut)
    {
        var system = (Vfs*)Underlying.Value;
        var result = system->Open(system, name, file, flags, flagsOut);
        var path = Marshal.PtrToStringUTF8((nint)name);
        if (result == Ok && path is not null && Disks.TryGetValue(Path.GetDirectoryName(path)!, out var disk))
        {
            Open[(nint)file] = (disk, disk.Find(path));
            file->Methods = (IoMethods*)Methods.GetOrAdd((nint)file->Methods, Watched);
        }

        return result;
    }

    private static nint Watched(nint system)
    {
        var methods = (IoMethods*)NativeMemory.Alloc((nuint)sizeof(IoMethods));
        *methods = *(IoMethods*)system;
        methods->Close = &Close;
        methods->Write = &Write;
        methods->Truncate = &Truncate;
        methods->Sync = &Sync;
        Systems[(nint)methods] = system;
        return (nint)methods;
    }

    private static IoMethods* SystemOf(FileHandle* file) => (IoMethods*)Systems[(nint)file->Methods];

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(FileHandle* file)
    {
        Open.TryRemove((nint)file, out _);
        return SystemOf(file)->Close(file);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(FileHandle* file, void* bytes, int count, long at)
    {
        var result = SystemOf(file)->Write(file, bytes, count, at);
        return Seen(result, file, new Change(at, new ReadOnlySpan<byte>(bytes, count).ToArray()));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(FileHandle* file, long length) => Seen(SystemOf(file)->Truncate(file, length), file, new Change(length, Bytes: null));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(FileHandle* file, int flags) => Seen(SystemOf(file)->Sync(file, flags), file, change: null);

    private static int Seen(int result, FileHandle* file, Change? change)
    {
        if (result == Ok && Open.TryGetValue((nint)file, out var open))
        {
            if (change is null)
            {
                open.File.Sync();
            }
            else
            {
                open.File.Do(change);
            }

            open.Disk.Moved?.Invoke();
        }

        return result;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial Vfs* Find(byte* name);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int Register(Vfs* vfs, int isDefault);

    /// <summary>sqlite3_vfs.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Vfs
    {
        public int Version;
        public int FileSize;
        public int LongestPath;
        public Vfs* Next;
        public nint Name;
        public nint Application;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, FileHandle*, int, int*, int> Open;
        public Rest Others;

        /// <summary>The fifteen functions after the opening.</summary>
        [InlineArray(15)]
        public struct Rest
        {
            private nint _first;
        }
    }

    /// <summary>sqlite3_file.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct FileHandle
    {
        public IoMethods* Methods;
    }

    /// <summary>sqlite3_io_methods.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct IoMethods
    {
        public int Version;
        public delegate* unmanaged[Cdecl]<FileHandle*, int> Close;
        public nint Read;
        public delegate* unmanaged[Cdecl]<FileHandle*, void*, int, long, int> Write;
        public delegate* unmanaged[Cdecl]<FileHandle*, long, int> Truncate;
        public delegate* unmanaged[Cdecl]<FileHandle*, int, int> Sync;
        public Rest Others;

        /// <summary>The thirteen functions after the sync.</summary>
        [InlineArray(13)]
        public struct Rest
        {
            private nint _first;
        }
    }
}
