import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0002_cache_table'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='MediaFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64)),
                ('kind', models.CharField(choices=[('picture', 'Picture'), ('sound', 'Sound'), ('film', 'Film'), ('document', 'PDF')], max_length=10)),
                ('content_type', models.CharField(max_length=40)),
                ('size', models.PositiveBigIntegerField()),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('transcript', models.TextField(blank=True, verbose_name='transcript')),
                ('added_at', models.DateTimeField()),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['-added_at', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'sha256'), name='modules_media_once')],
            },
        ),
        migrations.CreateModel(
            name='Module',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, verbose_name='key')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('summary', models.CharField(blank=True, max_length=400)),
                ('level', models.PositiveSmallIntegerField(default=1)),
                ('skills', models.JSONField(default=list)),
                ('behaviours', models.JSONField(default=list)),
                ('minutes', models.PositiveSmallIntegerField(default=10)),
                ('language', models.CharField(default='en', max_length=12, verbose_name='language')),
                ('review_by', models.DateField(null=True)),
                ('origin', models.CharField(blank=True, max_length=100)),
                ('newest', models.PositiveIntegerField(default=1)),
                ('live', models.PositiveIntegerField(null=True)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('review', 'In review'), ('scheduled', 'Waits for its day'), ('published', 'Published'), ('replaced', 'Replaced by a newer version'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('changed_at', models.DateTimeField()),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('original', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='translations', to='modules.module')),
            ],
            options={
                'ordering': ['level', 'title', 'pk'],
                'indexes': [models.Index(fields=['organisation', '-changed_at'], name='modules_module_changed')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'key'), name='modules_module_once'), models.UniqueConstraint(condition=models.Q(('organisation', None)), fields=('key',), name='modules_shipped_once')],
            },
        ),
        migrations.CreateModel(
            name='Done',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('how', models.CharField(choices=[('read', 'Read and answered'), ('behaviours', 'Left out: shown in assessments or reviewed contacts'), ('check', 'Left out: entry check passed')], default='read', max_length=10)),
                ('because', models.JSONField(default=list)),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='modules.module')),
            ],
            options={
                'ordering': ['-at'],
                'indexes': [models.Index(fields=['module', 'person', '-at'], name='modules_done_who')],
                'constraints': [models.UniqueConstraint(fields=('person', 'module', 'number'), name='modules_done_once')],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('tag', models.CharField(max_length=64)),
                ('sealed', models.BinaryField()),
                ('touched_at', models.DateTimeField()),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-touched_at'],
                'constraints': [models.UniqueConstraint(fields=('owner', 'tag'), name='modules_reading_once')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('review', 'In review'), ('scheduled', 'Waits for its day'), ('published', 'Published'), ('replaced', 'Replaced by a newer version'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10)),
                ('changed_at', models.DateTimeField()),
                ('note', models.CharField(blank=True, max_length=1000)),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('published_at', models.DateTimeField(null=True)),
                ('publish_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('media', models.ManyToManyField(related_name='versions', to='modules.mediafile')),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='modules.module')),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reviewed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='modules.version')),
                ('writers', models.ManyToManyField(related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'indexes': [models.Index(condition=models.Q(('state', 'scheduled')), fields=['publish_at'], name='modules_version_due')],
                'constraints': [models.UniqueConstraint(fields=('module', 'number'), name='modules_version_once')],
            },
        ),
    ]
