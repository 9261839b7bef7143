package dev.pointsman.release;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Zip archives (PKWARE APPNOTE 6.3) in one fixed form: entries in the order given, stored, all of one time, nothing optional. One
 * content has one sequence of bytes on every JDK. Reading accepts these bytes and no others: what was read is written again and
 * compared, so that nothing in an archive can be changed, doubled or hidden, and nothing is unpacked.
 */
final class StoredZip {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final short VERSION = 20;
    private static final short UTF_8_NAMES = 0x0800;
    private static final short FIRST_OF_JANUARY_1980 = 0x0021;
    private static final int MOST_ENTRIES = 0xffff;
    private static final int SIZE_AT = 18;
    private static final int NAME_LENGTH_AT = 26;

    private StoredZip() {}

    static byte[] write(Map<String, byte[]> entries) {
        if (entries.size() >= MOST_ENTRIES) {
            throw new IllegalArgumentException(
                    "an archive holds fewer than " + MOST_ENTRIES + " files, found " + entries.size());
        }
        List<byte[]> names = new ArrayList<>();
        long bytes = END_BYTES;
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            byte[] name = entry.getKey().getBytes(StandardCharsets.UTF_8);
            names.add(name);
            bytes += LOCAL_BYTES + CENTRAL_BYTES + 2L * name.length + entry.getValue().length;
        }
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> offsets = new ArrayList<>();
        int i = 0;
        for (byte[] content : entries.values()) {
            offsets.add(out.position());
            header(out.putInt(LOCAL), names.get(i), content).putShort((short) 0);
            out.put(names.get(i++)).put(content);
        }
        int directory = out.position();
        i = 0;
        for (byte[] content : entries.values()) {
            header(out.putInt(CENTRAL).putShort(VERSION), names.get(i), content)
                    .putShort((short) 0) // extra fields
                    .putShort((short) 0) // comment
                    .putShort((short) 0) // disk
                    .putShort((short) 0) // internal attributes
                    .putInt(0) // external attributes
                    .putInt(offsets.get(i));
            out.put(names.get(i++));
        }
        int size = out.position() - directory;
        out.putInt(END).putShort((short) 0).putShort((short) 0);
        out.putShort((short) names.size()).putShort((short) names.size());
        out.putInt(size).putInt(directory).putShort((short) 0);
        return out.array();
    }

    private static ByteBuffer header(ByteBuffer out, byte[] name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return out.putShort(VERSION)
                .putShort(UTF_8_NAMES)
                .putShort((short) 0) // stored
                .putShort((short) 0) // midnight
                .putShort(FIRST_OF_JANUARY_1980)
                .putInt((int) crc.getValue())
                .putInt(content.length)
                .putInt(content.length)
                .putShort((short) name.length);
    }

    /**
     * Returns what an archive holds, in its order.
     *
     * @throws IllegalArgumentException if it is not byte for byte as {@link #write} makes it
     */
    static Map<String, byte[]> read(byte[] archive) {
        Map<String, byte[]> entries = entries(archive, Integer.MAX_VALUE);
        int different = Arrays.mismatch(archive, write(entries));
        if (different >= 0) {
            throw new IllegalArgumentException("byte " + different + " is not as it was written");
        }
        return entries;
    }

    /**
     * Returns the first entries without looking at what follows them; what they hold is not checked.
     *
     * @throws IllegalArgumentException if there are none, or they are not whole
     */
    static Map<String, byte[]> first(byte[] beginning, int most) {
        return entries(beginning, most);
    }

    private static Map<String, byte[]> entries(byte[] archive, int most) {
        ByteBuffer in = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        while (entries.size() < most && in.remaining() >= Integer.BYTES && in.getInt(in.position()) == LOCAL) {
            int start = in.position();
            if (in.remaining() < LOCAL_BYTES) {
                throw new IllegalArgumentException("the archive ends inside an entry, at byte " + archive.length);
            }
            int size = in.getInt(start + SIZE_AT);
            int nameLength = Short.toUnsignedInt(in.getShort(start + NAME_LENGTH_AT));
            in.position(start + LOCAL_BYTES);
            if (size < 0 || in.remaining() - nameLength < size) {
                throw new IllegalArgumentException("the entry at byte " + start + " is longer than the archive");
            }
            String name = name(in.slice().limit(nameLength), start);
            in.position(in.position() + nameLength);
            byte[] content = new byte[size];
            in.get(content);
            if (entries.put(name, content) != null) {
                throw new IllegalArgumentException("the entry \"" + name + "\" stands there twice");
            }
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("this is no archive of a version");
        }
        return entries;
    }

    private static String name(ByteBuffer bytes, int start) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the name of the entry at byte " + start + " is not UTF-8", e);
        }
    }
}
