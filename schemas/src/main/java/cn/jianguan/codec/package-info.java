/**
 * How records become bytes on a topic and back: Avro single-object encoding, and a store of every
 * schema that was ever written, so that no registry is needed to read old data.
 *
 * <p>Senders are not trusted. Whatever the bytes, reading ends in a record or in an {@link
 * cn.jianguan.codec.UnreadableException} with a reason, within memory that the length of the
 * message bounds.
 */
package cn.jianguan.codec;
